// An engine that finds what a test tells it to, and remembers the plans that it was given.

import { worstPrevented, type PreventedResult } from '../contract/prevented';
import type { Report, Result } from '../contract/result';
import type { Case } from '../contract/scenario';
import type { Plan } from '../engine/plan/plan';
import { timingFor } from '../engine/timing';
import { samplePrevented } from '../reporters/sample-prevented';
import { sampleReport } from '../reporters/sample-report';
import type { Engine } from './world';

export function fakeEngine(
  plans: Plan[],
  resultOf: (of: Case, time: number) => Result,
  preventedOf: (of: Case) => PreventedResult = samplePrevented,
): Engine {
  return {
    async runPlan(plan, { reporters, signal }) {
      plans.push(plan);
      signal.throwIfAborted();
      const results: Result[] = [];
      for (const of of plan.cases) {
        for (let time = 1; time <= plan.repeat; time += 1) {
          const result = resultOf(of, time);
          results.push(result);
          for (const reporter of reporters) reporter.result?.(result, of);
        }
      }
      const report = sampleReport(results, headOf(plan));
      for (const reporter of reporters) await reporter.end(report);
      return report;
    },
    async holdBroken(plan, { signal }, until) {
      plans.push(plan);
      await until({
        receipt: { summary: 'the secret is another' },
        edgeUrl: 'http://127.0.0.1:1001',
        targetUrl: 'http://127.0.0.1:1002',
        token: 'throw-away-token',
        curl: "curl -i -X GET -H 'authorization: Bearer throw-away-token' 'http://127.0.0.1:1001/session'",
        databaseUrl: 'postgres://role:password@127.0.0.1:1003/lane1',
        logPath: '/tmp/target.log',
        outside: {
          path: '/session',
          origin: 'https://app.example.org',
          email: 'user@example.com',
          stored: 'throw-away-token',
          header: 'Bearer throw-away-token',
          logPaths: ['/tmp/target.log'],
          environmentPath: '/tmp/environ',
          dotenvPath: null,
        },
      });
      signal.throwIfAborted();
    },
    async runPrevented(plan, hooks) {
      plans.push(plan);
      const results = plan.cases.map(preventedOf);
      for (const [index, of] of plan.cases.entries()) hooks.result(results[index] ?? preventedOf(of), of);
      const verdict = worstPrevented(results.map((result) => result.verdict));
      return { ...sampleReport([], headOf(plan)), verdict, results };
    },
    timing: (least) => ({ ...timingFor({ load: 0, cores: 2 }, least), says: 'time limits by one rule' }),
  };
}

function headOf({ seed, runtime, runtimeChoice }: Plan): Partial<Report> {
  return { seed, runtime: runtime.name, runtimeChoice: runtimeChoice ?? null };
}
