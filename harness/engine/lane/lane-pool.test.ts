import type { Reporter } from '../../contract/reporter';
import { breaking, fakeCase, fakePlan, quietHooks } from '../../testing/fake-case';
import { FakeRuntime } from '../../testing/fake-runtime';
import { runPlan } from '../plan/run-plan';

jest.mock('../../evidence/send', () => jest.requireActual<object>('../../testing/fake-network'));

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

  test.each([
    ['the next case begins', ['fatal', 'next'], SECOND_LANE_INSTEAD],
    ['the run ends', ['fatal'], ['stack opened', 'lane1 opened', 'stack closed']],
  ])('take a verdict back where the backend has died before %s', async (_, ids, events) => {
    const runtime = new FakeRuntime();
    const heard: unknown[] = [];
    const reporter: Reporter = {
      result: ({ id, verdict }) => {
        heard.push([id, verdict]);
        if (id === 'fatal') runtime.backendOf({ name: 'lane1' }).ended = 'exit code 1';
      },
      end: () => undefined,
    };
    const hooks = quietHooks({ reporters: [reporter], note: (line) => void heard.push(line) });
    const plan = fakePlan(runtime, casesNamed(runtime, ...ids));
    const { verdict, results } = await runPlan(plan, hooks);
    expect(verdict).toBe('not reproduced');
    expect(results[0]).toMatchObject({
      id: 'fatal',
      why: 'the target did not outlive the fault',
      differences: [{ at: '/later/processes/process-of-lane1', expected: 'alive', got: 'exit code 1' }],
    });
    expect(heard.slice(0, 3)).toEqual([
      ['fatal', 'reproduced'],
      'The target of lane1 has ended (exit code 1) after its last case.',
      ['fatal', 'not reproduced'],
    ]);
    expect(runtime.events).toEqual(events);
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

function casesNamed(runtime: FakeRuntime, ...of: readonly string[]) {
  return of.map((name) => fakeCase(runtime, name));
}

function names(count: number): string[] {
  return Array.from({ length: count }, (_, index) => `case-${index}`);
}

function nextTurn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
