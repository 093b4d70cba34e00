import type { Checker } from '../../contract/checker';
import { GUIDE_NAMES } from '../../checks/guide-names';
import { breaking, fakeCase, fakePlan, mending, quietHooks } from '../../testing/fake-case';
import { clock } from '../../testing/fake-network';
import { resultOf } from '../../testing/fake-result';
import { FAKE_TARGET } from '../../testing/fake-target';
import { FakeRuntime } from '../../testing/fake-runtime';
import type { Plan } from '../plan/plan';
import { runPlan } from '../plan/run-plan';

jest.mock('../../evidence/send', () => jest.requireActual<object>('../../testing/fake-network'));
beforeEach(() => {
  clock.now = 5_000;
  jest.spyOn(performance, 'now').mockImplementation(() => clock.now);
});
afterEach(() => jest.restoreAllMocks());

describe('the result of a case with several fixes', () => {
  const numbered = (runtime: FakeRuntime) => {
    let rounds = 0;
    return breaking(runtime, { witness: async () => ({ summary: `round ${String(++rounds)}` }) });
  };

  test('shows the first round where all are reproduced', async () => {
    const result = await resultOf((runtime) => ({
      faults: [numbered(runtime)],
      fixes: [mending(runtime), mending(runtime)],
    }));
    expect(result).toMatchObject({ verdict: 'reproduced', receipt: { summary: 'round 1' } });
  });

  test('shows the first round that was not reproduced, behind which no further fix is tried', async () => {
    const result = await resultOf((runtime) => ({
      faults: [numbered(runtime)],
      fixes: [
        mending(runtime),
        mending(runtime, { title: 'Hope', apply: async () => undefined }),
        mending(runtime),
      ],
    }));
    expect(result).toMatchObject({ verdict: 'not reproduced', receipt: { summary: 'round 2' } });
    expect(result.fixes.map(({ title }) => title)).toEqual(['Mend it', 'Hope']);
  });

  test('tells of the first fix alone where no more is asked for', async () => {
    const runtime = new FakeRuntime();
    const fixes = [mending(runtime), mending(runtime, { title: 'never' })] as const;
    const [result] = await run(runtime, { fixes: 'first' }, fakeCase(runtime, 'case', { fixes }));
    expect(result?.fixes.map(({ title }) => title)).toEqual(['Mend it']);
  });
});

describe('a target with several probes', () => {
  const target = {
    ...FAKE_TARGET,
    moreProbes: [{ name: 'books', method: 'GET', path: '/books', headers: () => ({}) }],
  };

  test('is asked them all in one round', async () => {
    const { verdict, observed } = await resultOf(undefined, undefined, target);
    expect([verdict, observed?.exchanges.map(({ role }) => role)]).toEqual([
      'reproduced',
      ['probe', 'probe-books'],
    ]);
  });

  test('gets a round for each where the fault hits one request only, and tells of each fix once', async () => {
    let acted = 0;
    const refused: string[] = [];
    const result = await resultOf(
      (runtime) => ({
        once: true,
        faults: [
          breaking(runtime, {
            async act(lane) {
              acted += 1;
              await breaking(runtime).act(lane);
            },
          }),
        ],
      }),
      (backend) => {
        backend.beforeAnswer = () => {
          if (backend.broken) refused.push(backend.asked.at(-1)?.path ?? '');
        };
      },
      target,
    );
    expect([result.verdict, acted]).toEqual(['reproduced', 2]);
    expect(refused).toEqual(['/me', '/books']);
    expect(result.fixes).toEqual([{ title: 'Mend it', status: 200 }]);
    expect(result.observed?.exchanges.map(({ role }) => role)).toEqual(['probe']);
  });
});

describe('a result', () => {
  test('says how long each phase took, and all of them', async () => {
    const passes = (ms: number) => void (clock.now += ms);
    const runtime = new FakeRuntime((backend) => (backend.beforeAnswer = () => passes(1)));
    const slow = fakeCase(runtime, 'slow', {
      faults: [
        breaking(runtime, {
          async act(lane) {
            passes(10);
            lane.undo('mend', () => passes(1000));
            await breaking(runtime).act(lane);
          },
        }),
      ],
      fixes: [
        mending(runtime, {
          async apply(lane) {
            passes(100);
            await mending(runtime).apply(lane);
          },
        }),
      ],
    });
    const checker: Checker = {
      names: GUIDE_NAMES,
      async look() {
        passes(10_000);
        return null;
      },
    };
    const [result] = await run(runtime, { checker }, slow);
    expect(result).toMatchObject({
      phases: { steady: 1, inject: 10, observe: 1, check: 10_000, fix: 101, undo: 1000 },
      durationMs: 11_113,
      check: null,
    });
  });

  test('holds no secret and no password, wherever it was seen', async () => {
    const result = await resultOf((runtime) => ({
      faults: [
        breaking(runtime, {
          witness: async ({ person, bystander }) => ({
            summary: `secret ${person.password} ${bystander.password}`,
            person: person.password,
          }),
        }),
      ],
    }));
    expect(result.verdict).toBe('reproduced');
    expect(result.receipt).toEqual({ summary: '<secret> <secret> <secret>', person: '<secret>' });
  });

  test('keeps its names and its verdict where a password is a part of them', async () => {
    const runtime = new FakeRuntime();
    const of = fakeCase(runtime, 'broken', { faults: [breaking(runtime, { witness: async () => null })] });
    const people = { user: { password: 'broken' }, bystander: { password: 'inconclusive' } };
    const plan = fakePlan(runtime, [of], { target: { ...FAKE_TARGET, people } });
    const { results } = await runPlan(plan, quietHooks());
    expect(results).toMatchObject([{ id: 'broken', condition: 'broken', verdict: 'inconclusive' }]);
    expect(results[0]?.why).toBe('no receipt for: the backend <secret>');
  });

  test('names the cause by its number in the guide, or by none', async () => {
    const runtime = new FakeRuntime();
    const plain = fakeCase(runtime, 'plain');
    const guided = { ...plain, cause: { ...plain.cause, meta: { ...plain.cause.meta, guide: 3 } } };
    const results = await run(runtime, {}, plain, guided);
    expect(results.map(({ guide }) => guide)).toEqual([null, 3]);
  });

  test.each([
    ['a 401 for a fault of the server', 'database-refuses', 401, true],
    ['a 503 for a fault of the server', 'database-refuses', 503, false],
    ['a 401 for a bad token', 'token-expired', 401, false],
  ] as const)('calls nonconforming what is so: %s', async (_what, condition, status, nonconforming) => {
    const look: typeof FAKE_TARGET.looks.broken = (facts) => {
      const usual = FAKE_TARGET.looks.broken?.(facts);
      if (usual === undefined) throw new Error('The fake target says nothing of being broken.');
      return { ...usual, response: { ...usual.response, status } };
    };
    const result = await resultOf(
      () => ({ condition }),
      (backend) => {
        backend.alter = (usual) => ({ ...usual, response: { ...usual.response, status } });
      },
      { ...FAKE_TARGET, looks: { ...FAKE_TARGET.looks, [condition]: look } },
    );
    expect(result).toMatchObject({ verdict: 'reproduced', nonconforming });
  });

  test('is called nonconforming for one 401 among other answers', async () => {
    const result = await resultOf(
      (runtime) => ({
        condition: 'database-refuses',
        probes: [
          { role: 'first', sends: 'session check', condition: 'broken' },
          { role: 'second', sends: 'session check', condition: 'healthy' },
        ],
        faults: [breaking(runtime)],
      }),
      (backend) => {
        backend.alter = (usual) => {
          backend.broken = false;
          return usual;
        };
      },
    );
    expect(result).toMatchObject({ verdict: 'reproduced', nonconforming: true });
    expect(result.observed?.exchanges.map(({ response }) => response.status)).toEqual([401, 200]);
  });

  test('of a stack that was never healthy is not called nonconforming', async () => {
    const result = await resultOf(
      () => ({ condition: 'database-refuses' }),
      (backend) => (backend.broken = true),
    );
    expect(result).toMatchObject({ expected: null, nonconforming: false });
  });
});

describe("the guide's Check", () => {
  const checker = (points: boolean): Checker => ({
    names: GUIDE_NAMES,
    look: async () => ({ points, finding: 'it looks like this' }),
  });

  test('that points at the cause is told of', async () => {
    const runtime = new FakeRuntime();
    const [result] = await run(runtime, { checker: checker(true) }, fakeCase(runtime, 'case'));
    expect(result).toMatchObject({ verdict: 'reproduced', check: { finding: 'it looks like this' } });
  });

  test('that does not point at it turns the case red, and no fix is tried', async () => {
    const runtime = new FakeRuntime();
    const [result] = await run(runtime, { checker: checker(false) }, fakeCase(runtime, 'case'));
    expect(result).toMatchObject({
      verdict: 'not reproduced',
      why: "the guide's Check does not point at this cause",
      check: { finding: 'it looks like this' },
      fixes: [],
    });
  });
});

async function run(runtime: FakeRuntime, changes: Partial<Plan>, ...cases: Plan['cases']) {
  return (await runPlan(fakePlan(runtime, cases, changes), quietHooks())).results;
}
