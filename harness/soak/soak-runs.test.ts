import { runPlan } from '../engine/plan/run-plan';
import { breaking, fakeCase, fakePlan, quietHooks } from '../testing/fake-case';
import { FakeRuntime } from '../testing/fake-runtime';
import { soakRuns, type SoakRun } from './soak-runs';

jest.mock('../evidence/send', () => jest.requireActual<object>('../testing/fake-network'));

describe('a soak', () => {
  test('runs the plan in an order of its own each time, from seeds that follow each other', async () => {
    const { runs, orders } = await soak({ runs: 3, seed: 11, cases: 8 });
    expect(runs.map(({ seed }) => seed)).toEqual([11, 12, 13]);
    expect(new Set(orders.values()).size).toBe(3);
    expect(runs.map(({ judged, others }) => [judged, others])).toEqual([
      [8, []],
      [8, []],
      [8, []],
    ]);
  });

  test('goes on past a run that has another verdict, and keeps that result', async () => {
    let times = 0;
    const { runs } = await soak({ runs: 3, seed: 1, cases: 1, holds: () => (times += 1) !== 2 });
    expect(runs.map(({ others }) => others.map(({ id, verdict }) => [id, verdict]))).toEqual([
      [],
      [['case-0', 'inconclusive']],
      [],
    ]);
  });

  test('takes new time limits for each run, and tells the load at its end', async () => {
    const { runs, timings } = await soak({ runs: 2, seed: 1, cases: 1 });
    expect(timings).toBe(2);
    expect(runs.map(({ load }) => load)).toEqual([7, 7]);
  });
});

interface Wanted {
  readonly runs: number;
  readonly seed: number;
  readonly cases: number;
  /** Whether the receipt can be had, asked at each injection. */
  readonly holds?: () => boolean;
}

async function soak({ runs, seed, cases, holds = () => true }: Wanted) {
  const runtime = new FakeRuntime();
  const fault = breaking(runtime, { witness: async () => (holds() ? { summary: 'broken' } : null) });
  const all = Array.from({ length: cases }, (_, index) =>
    fakeCase(runtime, `case-${String(index)}`, { faults: [fault] }),
  );
  const plan = fakePlan(runtime, all, { seed });
  const told: SoakRun[] = [];
  const orders = new Map<number, string>();
  let timings = 0;
  const done = await soakRuns({
    plan,
    runs,
    runPlan,
    hooks: quietHooks(),
    reportersFor: (of) => [
      {
        result: ({ id }) => void orders.set(of, `${orders.get(of) ?? ''} ${id}`),
        end: () => undefined,
      },
    ],
    timing: () => {
      timings += 1;
      return plan.timing;
    },
    ended: (run) => void told.push(run),
    load: () => 7,
  });
  expect(told).toEqual(done);
  return { runs: done, orders, timings };
}
