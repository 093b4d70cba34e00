import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Result } from '../contract/result';
import type { Runtime } from '../contract/runtime';
import { ONCE, type Plan } from '../engine/plan/plan';
import { timingBesideOthers } from '../engine/timing';
import { sampleResult } from '../reporters/sample-report';
import { ASPECTS, type Aspect } from './aspect';
import { CASES } from '../testing/catalogue';
import { bundledTarget as target } from '../testing/bundled-target';
import { allSeen } from './describe-mutants';
import { runMutants, type MutantsRequest } from './run-mutants';

// Each test builds a hundred copies of the target: on a busy machine that takes its time.
jest.setTimeout(60_000);

const PROJECT = join(__dirname, '..', '..');

const FILE = 'backend/src/failures.ts';
const ORIGINAL = readFileSync(join(target.root, FILE), 'utf8');

/** What the fake engine finds in a target whose source differs in these lines. */
type Find = (changed: readonly string[], condition: string) => Partial<Result>;

const SIGNS: Record<Aspect, [sign: string, at: string]> = {
  status: ['? 403 : 401', '/exchanges/0/response/status'],
  body: ["? 'Unauthorized'", '/exchanges/0/response/body/error'],
  header: ["? 'Bearer'", '/exchanges/0/response/headers/www-authenticate'],
  log: ["? 'info'", '/exchanges/0/logs/0/level'],
  metric: ['? 2 : 1', '/metric/failures'],
};

const noticeAll: Find = (changed) => {
  const found = Object.values(SIGNS).filter(([sign]) => changed.some((line) => line.includes(sign)));
  const differences = found.map(([, at]) => ({ at, expected: 'this', got: 'that' }));
  return { verdict: differences.length === 0 ? 'reproduced' : 'not reproduced', differences };
};

async function mutants(find: Find, changes: Partial<Plan> = {}) {
  const builds: { root: string; changed: readonly string[]; cases: number }[] = [];
  const seen: { root: string } = { root: '' };
  const runtime: Runtime = {
    name: 'embedded',
    open: async (options) => {
      seen.root = options.target.root;
      return {
        runtime: 'embedded',
        postgres: '18.4',
        openLane: () => Promise.reject(new Error('no lane')),
        close: async () => undefined,
      };
    },
  };
  const runPlan: MutantsRequest['runPlan'] = async (plan, { note }) => {
    const opening = plan.runtime.open({ target: plan.target, timing: plan.timing, note });
    const { root } = seen;
    const changed = changedLines(readFileSync(join(root, FILE), 'utf8'));
    builds.push({ root, changed, cases: plan.cases.length });
    await (await opening).close();
    return {
      results: plan.cases.map((of) => {
        const { condition } = of.variant;
        return sampleResult(of, { condition, ...find(changed, condition) });
      }),
    };
  };
  const plan: Plan = {
    cases: CASES,
    target,
    runtime,
    ...ONCE,
    seed: 1,
    timing: timingBesideOthers(),
    tool: 'test',
    ...changes,
  };
  const running = runMutants({
    plan,
    runPlan,
    hooks: { note: () => undefined, signal: new AbortController().signal },
    project: PROJECT,
    progress: () => undefined,
  });
  return { builds, report: await running };
}

function changedLines(source: string): string[] {
  const original = ORIGINAL.split('\n');
  return source.split('\n').filter((line, index) => line !== original[index]);
}

describe('the mutants of the bundled target', () => {
  test('are one for each condition and aspect, each in a copy with one line changed', async () => {
    const { builds, report } = await mutants(noticeAll);
    const [control, ...others] = builds;
    expect(control).toMatchObject({ changed: [], cases: report.control.length });
    expect(others.map(({ changed }) => changed.length)).toEqual(others.map(() => 1));
    expect(new Set(others.map(({ changed }) => changed[0])).size).toBe(others.length);
    expect(report.mutants.map(({ condition, aspect }) => `${condition} ${aspect}`)).toEqual(
      report.control.flatMap(({ condition }) => ASPECTS.map((aspect) => `${condition} ${aspect}`)),
    );
    expect(allSeen(report)).toBe(true);
  });

  test('leave the working tree as it is, and no copy behind', async () => {
    const { builds } = await mutants(noticeAll);
    expect(readFileSync(join(target.root, FILE), 'utf8')).toBe(ORIGINAL);
    expect(builds.filter(({ root }) => existsSync(root) || existsSync(dirname(root)))).toEqual([]);
  });

  test('are not all seen where one survives', async () => {
    const { report } = await mutants((changed, condition) =>
      condition === 'token-quoted' && changed.some((line) => line.includes(SIGNS.log[0]))
        ? { verdict: 'reproduced' }
        : noticeAll(changed, condition),
    );
    const survivors = report.mutants.filter(({ outcome }) => outcome !== 'red');
    expect(survivors).toMatchObject([{ condition: 'token-quoted', aspect: 'log', outcome: 'survived' }]);
    expect(allSeen(report)).toBe(false);
  });

  test('are not judged where the original itself is red', async () => {
    const { builds, report } = await mutants((_, condition) =>
      condition === 'token-quoted' ? { verdict: 'inconclusive' } : {},
    );
    expect(builds).toHaveLength(1);
    expect(report.mutants).toEqual([]);
    expect(allSeen(report)).toBe(false);
  });

  test('are an error where the source has moved on, before anything is started', async () => {
    const root = mkdtempSync(join(tmpdir(), 'chaos-401-moved-'));
    try {
      cpSync(target.root, root, { recursive: true });
      writeFileSync(join(root, FILE), ORIGINAL.replace('.status(401)', '.sendStatus(401)'));
      const runPlanNever = jest.fn(noticeAll);
      await expect(mutants(runPlanNever, { target: { ...target, root } })).rejects.toThrow(
        /^Failed to make a mutant: the text to replace stands nowhere in backend\/src\/failures\.ts/,
      );
      expect(runPlanNever).not.toHaveBeenCalled();
    } finally {
      rmSync(root, { recursive: true });
    }
  });
});
