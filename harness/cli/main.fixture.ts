// A command line of its own process with a fake engine, for the tests of `main`: FIXTURE says what the engine does.

import type { Report } from '../contract/result';
import type { Hooks, Plan } from '../engine/plan/plan';
import { sampleReport, sampleResult } from '../reporters/sample-report';
import { fakeEngine } from './fake-engine';
import { fakeParts, fakeWorld } from './fake-world';
import { main } from './main';

const ENGINES: Record<string, (plan: Plan, hooks: Hooks) => Promise<Report>> = {
  /** Works until it is told to end, then takes a moment to clean up. */
  busy: (_, { signal, note }) =>
    new Promise((_resolve, reject) => {
      const work = setInterval(() => undefined, 1000);
      signal.addEventListener('abort', () => {
        clearInterval(work);
        setImmediate(() => {
          note('cleaned up');
          reject(signal.reason as Error);
        });
      });
      note('begun');
    }),
  /** Throws where nobody catches it, and once more while it is cleaned up. */
  defective: (_, { signal, note }) =>
    new Promise((_resolve, reject) => {
      const work = setInterval(() => undefined, 1000);
      void Promise.reject(new Error('nobody caught this'));
      signal.addEventListener('abort', () => {
        clearInterval(work);
        setImmediate(() => {
          throw new Error('nor this');
        });
        setTimeout(() => {
          note('cleaned up');
          reject(signal.reason as Error);
        }, 1);
      });
    }),
  /** Writes until nobody reads. */
  chatty: (plan, { signal, reporters, note }) =>
    new Promise((_resolve, reject) => {
      const [of] = plan.cases;
      const work = setInterval(() => of && reporters.forEach((one) => one.result?.(sampleResult(of), of)), 1);
      signal.addEventListener('abort', () => {
        clearInterval(work);
        note('cleaned up');
        reject(signal.reason as Error);
      });
    }),
  /** Has nothing left to wait for, and never says so. */
  lost: () => new Promise(() => undefined),
  /** Is cut off by what a configuration has loaded. */
  ended: () => {
    setImmediate(() => process.exit(0));
    return new Promise(() => undefined);
  },
  /** Has much to report. */
  large: async (plan, { reporters }) => {
    const results = Array.from({ length: 1_000 }, () => sampleResult({ id: 'jwt-mismatch/rotated-secret' }));
    const report = sampleReport(results, { seed: plan.seed });
    for (const reporter of reporters) await reporter.end(report);
    return report;
  },
};

const runPlan = ENGINES[process.env['FIXTURE'] ?? ''];
if (runPlan === undefined) throw new Error('FIXTURE names no engine.');

const world = fakeWorld({
  stdout: process.stdout,
  stderr: process.stderr,
  engine: { ...fakeEngine([], (of) => sampleResult(of)), runPlan },
});
void main(process.argv.slice(2), fakeParts(process.env['FIXTURE_ROOT'] ?? ''), world);
