import type { Lane } from '../../contract/lane';
import type { Reporter } from '../../contract/reporter';
import { PHASES, type Report } from '../../contract/result';
import { breaking, fakeCase, fakePlan, mending, quietHooks } from '../../testing/fake-case';
import { FakeRuntime } from '../../testing/fake-runtime';
import type { Hooks } from './plan';
import { runPlan } from './run-plan';

jest.mock('../../evidence/send', () => jest.requireActual<object>('../../testing/fake-network'));

describe('a plan', () => {
  test('begins with those that wait longest, and reports in the order of the plan', async () => {
    const runtime = new FakeRuntime();
    const cases = [
      fakeCase(runtime, 'short'),
      fakeCase(runtime, 'long', { waits: 2 }),
      fakeCase(runtime, 'longer', { waits: 3 }),
    ];
    const { ended, report } = await told(fakePlan(runtime, cases));
    expect(ended).toEqual(['longer', 'long', 'short']);
    expect(report.results.map(({ id }) => id)).toEqual(['short', 'long', 'longer']);
  });

  test('at random has the order of its seed, which the report names', async () => {
    const ordered = async (seed: number) => {
      const runtime = new FakeRuntime();
      return told(fakePlan(runtime, casesNamed(runtime, ...names(8)), { order: 'random', seed }));
    };
    const [one, again, other] = [await ordered(5), await ordered(5), await ordered(6)];
    expect(one.ended).toEqual(again.ended);
    expect(one.ended).not.toEqual(other.ended);
    expect([...one.ended].sort()).toEqual(names(8));
    expect(one.report.seed).toBe(5);
  });

  test('that repeats runs each case so often', async () => {
    const runtime = new FakeRuntime();
    const { ended } = await told(fakePlan(runtime, casesNamed(runtime, 'a', 'b'), { repeat: 3 }));
    expect(ended).toEqual(['a', 'a', 'a', 'b', 'b', 'b']);
  });

  test('that bails begins no further case once one was not reproduced; the others go on', async () => {
    const ended = async (bail: boolean) => {
      const runtime = new FakeRuntime();
      const useless = mending(runtime, { apply: async () => undefined });
      const cases = [
        fakeCase(runtime, 'good'),
        fakeCase(runtime, 'bad', { fixes: [useless] }),
        fakeCase(runtime, 'never'),
      ];
      return told(fakePlan(runtime, cases, { bail }));
    };
    expect((await ended(true)).ended).toEqual(['good', 'bad']);
    expect((await ended(false)).ended).toEqual(['good', 'bad', 'never']);
    expect((await ended(true)).report.verdict).toBe('not reproduced');
    expect((await ended(true)).report.notBegun).toEqual(['never']);
    expect((await ended(false)).report.notBegun).toEqual([]);
  });

  test.each([
    { gone: 'the database that all lanes share', needs: [], ended: ['good', 'bad'] },
    { gone: 'a cluster of its own', needs: ['own cluster'] as const, ended: ['good', 'bad', 'other'] },
  ])('begins no further case once $gone is gone, and says why once', async ({ needs, ended }) => {
    const runtime = new FakeRuntime();
    const act = async (lane: Lane) => {
      runtime.backendOf(lane).databaseGone = true;
      throw new Error('terminating connection');
    };
    const cases = [
      fakeCase(runtime, 'good'),
      fakeCase(runtime, 'bad', { faults: [breaking(runtime, { act })], needs }),
      fakeCase(runtime, 'other'),
    ];
    const notes: string[] = [];
    const heard = await told(fakePlan(runtime, cases), { note: (line) => void notes.push(line) });
    expect(heard.ended).toEqual(ended);
    expect(heard.report.verdict).toBe('inconclusive');
    expect(heard.report.notBegun).toEqual(cases.slice(ended.length).map(({ id }) => id));
    const note = 'PostgreSQL of this run does not answer, past the proxy: gone. Nothing more is begun.';
    expect(notes).toEqual(heard.report.notBegun?.length === 0 ? [] : [note]);
  });

  test('that shows one fix applies the first alone', async () => {
    const runtime = new FakeRuntime();
    const fixes = [mending(runtime), mending(runtime, { title: 'Another' })] as const;
    const { report } = await told(fakePlan(runtime, [fakeCase(runtime, 'a', { fixes })], { fixes: 'first' }));
    expect(report.results[0]?.fixes).toEqual([{ title: 'Mend it', status: 200 }]);
  });

  test('that is aborted closes the stack, begins nothing more and rejects with the reason', async () => {
    const runtime = new FakeRuntime();
    const stop = new AbortController();
    const begun: string[] = [];
    const act = async () => {
      begun.push('begun');
      stop.abort(new Error('Ctrl-C'));
      await nextTurn();
    };
    const cases = names(3).map((name) => fakeCase(runtime, name, { faults: [breaking(runtime, { act })] }));
    await expect(runPlan(fakePlan(runtime, cases), quietHooks({ signal: stop.signal }))).rejects.toThrow(
      'Ctrl-C',
    );
    expect(runtime.events.at(-1)).toBe('stack closed');
    await nextTurn();
    expect(begun).toEqual(['begun']);
  });

  test.each(PHASES)('that is aborted in the phase %s tells no verdict on what that cuts off', async (at) => {
    const runtime = new FakeRuntime();
    const stop = new AbortController();
    const heard: unknown[] = [];
    const reporter: Reporter = {
      phase: ({ id }, phase) => {
        if (id === 'second' && phase === at) stop.abort(new Error('Ctrl-C'));
      },
      result: ({ id }) => void heard.push(id),
      interrupted: (judged, others) => void heard.push([judged, others]),
      end: () => void heard.push('end'),
    };
    const hooks = quietHooks({ reporters: [reporter], signal: stop.signal });
    const plan = fakePlan(runtime, casesNamed(runtime, 'first', 'second', 'third'));
    await expect(runPlan(plan, hooks)).rejects.toThrow('Ctrl-C');
    // What goes on under the closed stack has its time.
    for (let turn = 0; turn < 100; turn += 1) await nextTurn();
    expect(heard).toEqual(['first', [1, 2]]);
  });

  test('that is aborted before it has begun opens nothing', async () => {
    const runtime = new FakeRuntime();
    const signal = AbortSignal.abort(new Error('too late'));
    await expect(runPlan(fakePlan(runtime, []), quietHooks({ signal }))).rejects.toThrow('too late');
    expect(runtime.events).toEqual([]);
  });
});

/** The ids in the order in which reporters were told of them, and the report. */
async function told(
  plan: Parameters<typeof runPlan>[0],
  hooks: Partial<Hooks> = {},
): Promise<{ ended: string[]; report: Report }> {
  const ended: string[] = [];
  const reporter: Reporter = { result: ({ id }) => void ended.push(id), end: () => undefined };
  return { report: await runPlan(plan, quietHooks({ reporters: [reporter], ...hooks })), ended };
}

function casesNamed(runtime: FakeRuntime, ...of: readonly string[]) {
  return of.map((name) => fakeCase(runtime, name));
}

function names(count: number): string[] {
  return Array.from({ length: count }, (_, index) => `case-${index}`);
}

function nextTurn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
