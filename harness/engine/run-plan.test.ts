import type { Lane } from '../contract/lane';
import type { Reporter } from '../contract/reporter';
import { PHASES, type Report } from '../contract/result';
import { breaking, fakeCase, fakePlan, mending, quietHooks } from '../testing/fake-case';
import { FakeRuntime } from '../testing/fake-runtime';
import type { Hooks } from './plan';
import { runPlan } from './run-plan';

jest.mock('../evidence/send', () => jest.requireActual<object>('../testing/fake-network'));

/** What becomes of two cases whose first leaves its lane unfit. */
const SECOND_LANE_INSTEAD = ['stack opened', 'lane1 opened', 'lane1 closed', 'lane2 opened', 'stack closed'];

describe('the lanes of a run', () => {
  test('work at the same time, each on one case', async () => {
    const runtime = new FakeRuntime();
    const busy = new Map<string, number>();
    let inAll = 0;
    let most = 0;
    const act = async (lane: Parameters<ReturnType<typeof breaking>['act']>[0]) => {
      await breaking(runtime).act(lane);
      inAll += 1;
      busy.set(lane.name, (busy.get(lane.name) ?? 0) + 1);
      most = Math.max(most, inAll);
      expect(busy.get(lane.name)).toBe(1);
      await nextTurn();
      busy.set(lane.name, 0);
      inAll -= 1;
    };
    const cases = names(6).map((name) => fakeCase(runtime, name, { faults: [breaking(runtime, { act })] }));
    const { results } = await runPlan(fakePlan(runtime, cases, { lanes: 2 }), quietHooks());
    expect(results.map(({ id, verdict }) => [id, verdict])).toEqual(
      cases.map(({ id }) => [id, 'reproduced']),
    );
    expect(most).toBe(2);
    expect(runtime.events.filter((event) => event.includes('opened'))).toEqual([
      'stack opened',
      'lane1 opened',
      'lane2 opened',
    ]);
  });

  test('are used again and again, and the stack is closed in the end', async () => {
    const runtime = new FakeRuntime();
    await runPlan(fakePlan(runtime, casesNamed(runtime, 'a', 'b', 'c')), quietHooks());
    expect(runtime.events).toEqual(['stack opened', 'lane1 opened', 'stack closed']);
  });

  test('are not spoilt by a case that breaks half-way: what it did is undone, last first', async () => {
    const runtime = new FakeRuntime();
    const undone: string[] = [];
    const halfWay = breaking(runtime, {
      async act(lane) {
        lane.undo('first', () => void undone.push('first'));
        await breaking(runtime).act(lane);
        lane.undo('last', () => void undone.push('last'));
        throw new Error('half-way');
      },
    });
    const cases = [fakeCase(runtime, 'half-way', { faults: [halfWay] }), fakeCase(runtime, 'next')];
    const { results } = await runPlan(fakePlan(runtime, cases), quietHooks());
    expect(results.map(({ verdict }) => verdict)).toEqual(['inconclusive', 'reproduced']);
    expect(undone).toEqual(['last', 'first']);
    expect(runtime.events).toEqual(['stack opened', 'lane1 opened', 'stack closed']);
  });

  test('are thrown away where something cannot be undone, and the next case gets a fresh one', async () => {
    const runtime = new FakeRuntime();
    const stuck = breaking(runtime, {
      async act(lane) {
        lane.undo('mend', () => {
          throw new Error('stuck');
        });
        runtime.backendOf(lane).broken = true;
      },
    });
    const cases = [fakeCase(runtime, 'stuck', { faults: [stuck] }), fakeCase(runtime, 'next')];
    const { results, verdict } = await runPlan(fakePlan(runtime, cases), quietHooks());
    expect(results.map((one) => one.verdict)).toEqual(['inconclusive', 'reproduced']);
    expect(verdict).toBe('inconclusive');
    expect(runtime.events).toEqual(SECOND_LANE_INSTEAD);
  });

  test('are thrown away where the backend has died, though all was undone', async () => {
    const runtime = new FakeRuntime();
    const fatal = breaking(runtime, {
      async act(lane) {
        await breaking(runtime).act(lane);
        runtime.backendOf(lane).ended = 'exit code 1';
      },
    });
    const cases = [fakeCase(runtime, 'fatal', { faults: [fatal] }), fakeCase(runtime, 'next')];
    await runPlan(fakePlan(runtime, cases), quietHooks());
    expect(runtime.events).toEqual(SECOND_LANE_INSTEAD);
  });

  test('are made for one case alone where it disturbs a whole cluster', async () => {
    const runtime = new FakeRuntime();
    const cases = [
      fakeCase(runtime, 'before'),
      fakeCase(runtime, 'disturbing', { needs: ['own cluster'] }),
      fakeCase(runtime, 'after'),
    ];
    const { verdict } = await runPlan(fakePlan(runtime, cases), quietHooks());
    expect(verdict).toBe('reproduced');
    expect(runtime.events).toEqual([
      'stack opened',
      'lane1 opened',
      'lane2 opened (own cluster)',
      'lane2 closed',
      'stack closed',
    ]);
  });

  test('begin nothing more where one of them cannot be opened, and the run rejects with the reason', async () => {
    const runtime = new FakeRuntime((_, lane) => {
      if (lane === 'lane2') throw new Error('no room');
    });
    const begun: string[] = [];
    const act = async ({ name }: { readonly name: string }) => void begun.push(name);
    const cases = names(5).map((name) => fakeCase(runtime, name, { faults: [breaking(runtime, { act })] }));
    await expect(runPlan(fakePlan(runtime, cases, { lanes: 2 }), quietHooks())).rejects.toThrow('no room');
    await nextTurn();
    expect(begun.length).toBeLessThanOrEqual(1);
    expect(runtime.events.at(-1)).toBe('stack closed');
  });
});

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
