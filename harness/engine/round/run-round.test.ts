import { clock } from '../../testing/fake-network';
import { breaking, fakeCase, fakePlan, mending, quietHooks } from '../../testing/fake-case';
import type { FakeBackend } from '../../testing/fake-backend';
import { resultOf } from '../../testing/fake-result';
import { FakeRuntime } from '../../testing/fake-runtime';
import { FAKE_TARGET } from '../../testing/fake-target';
import { runPlan } from '../plan/run-plan';

jest.mock('../../evidence/send', () => jest.requireActual<object>('../../testing/fake-network'));
beforeEach(() => {
  jest.spyOn(performance, 'now').mockImplementation(() => clock.now);
});
afterEach(() => jest.restoreAllMocks());

describe('a case on a backend that does what its definition says', () => {
  test('is reproduced, with its receipt, its evidence and the status after each fix', async () => {
    const result = await resultOf((runtime) => ({
      fixes: [mending(runtime), mending(runtime, { title: 'Mend it otherwise' })],
    }));
    expect(result).toMatchObject({
      verdict: 'reproduced',
      why: null,
      receipt: { summary: 'it is broken' },
      differences: [],
      check: null,
      fixes: [
        { title: 'Mend it', status: 200 },
        { title: 'Mend it otherwise', status: 200 },
      ],
    });
    expect(result.observed).toEqual({
      exchanges: [
        {
          role: 'probe',
          request: {
            method: 'GET',
            path: '/me',
            headers: {
              origin: 'http://front.example',
              'x-token': expect.stringMatching(/^T+… \(sha256/) as string,
            },
          },
          response: {
            status: 401,
            headers: { 'x-id': expect.any(String) as string },
            body: { error: 'broken' },
          },
          logs: [{ level: 'warn', msg: 'refused' }],
        },
      ],
      metric: { refused: 1 },
      otherLogs: [],
    });
  });
});

test('before each injection the user logs in, and the bystander, whose session shows whom a fault has hit', async () => {
  const events: string[] = [];
  await resultOf(
    (runtime) => {
      const fault = breaking(runtime);
      const act: typeof fault.act = (lane) => {
        events.push('the fault acts');
        return fault.act(lane);
      };
      return { faults: [{ ...fault, act }], fixes: [mending(runtime), mending(runtime)] };
    },
    undefined,
    {
      ...FAKE_TARGET,
      signIn: (setting) => {
        events.push(`${setting.person.email} logs in`);
        return FAKE_TARGET.signIn(setting);
      },
    },
  );
  const round = ['user@example.com logs in', 'bystander@example.com logs in', 'the fault acts'];
  expect(events).toEqual([...round, ...round]);
});

describe('a case is inconclusive', () => {
  test.each<[string, (backend: FakeBackend) => void, RegExp]>([
    ['the target was killed', (backend) => (backend.ended = 'SIGKILL'), /^the target was killed \(SIGKILL\)/],
    [
      'the database of the run is gone',
      (backend) => (backend.databaseGone = true),
      /^PostgreSQL of this run does not answer, past the proxy: gone; so the fix did not help/,
    ],
  ])('where it would not be reproduced, and %s', async (_, breakMore, why) => {
    const result = await resultOf((runtime) => ({
      fixes: [mending(runtime, { apply: async (lane) => breakMore(runtime.backendOf(lane)) })],
    }));
    expect(result).toMatchObject({ verdict: 'inconclusive', why: expect.stringMatching(why) as string });
  });

  test('where the machine has too little for the fix', async () => {
    const short = Object.assign(new Error('too many open files'), { code: 'EMFILE' });
    const apply = () => Promise.reject(new Error('the fix stopped', { cause: short }));
    const result = await resultOf((runtime) => ({ fixes: [mending(runtime, { apply })] }));
    expect(result).toMatchObject({
      verdict: 'inconclusive',
      why: 'the fix failed: Mend it: the fix stopped',
    });
  });

  test('where the stack is not healthy before the fault, which is not injected then', async () => {
    const act = jest.fn();
    const result = await resultOf(
      (runtime) => ({ faults: [breaking(runtime, { act })] }),
      (backend) => (backend.broken = true),
    );
    expect(result).toMatchObject({
      verdict: 'inconclusive',
      why: 'the stack was not healthy before the fault',
      receipt: null,
      observed: null,
    });
    expect(result.differences).toContainEqual({ at: '/steady/probe/status', expected: 200, got: 401 });
    expect(act).not.toHaveBeenCalled();
  });

  test('where a fault has no receipt, however right the answer looks', async () => {
    const result = await resultOf((runtime) => ({
      faults: [breaking(runtime), breaking(runtime, { title: 'another', witness: async () => null })],
    }));
    expect(result).toMatchObject({
      verdict: 'inconclusive',
      why: 'no receipt for: another',
      differences: [],
    });
    expect(result.fixes).toEqual([]);
  });

  test('where a fault fails half-way', async () => {
    const act = async () => {
      throw new Error('no way');
    };
    const result = await resultOf((runtime) => ({ faults: [breaking(runtime), breaking(runtime, { act })] }));
    expect(result).toMatchObject({ verdict: 'inconclusive', why: 'no way' });
  });

  test('where it was reproduced and could not be undone', async () => {
    const result = await resultOf((runtime) => ({
      faults: [
        breaking(runtime, {
          async act(lane) {
            lane.undo('mend', () => {
              throw new Error('stuck');
            });
            runtime.backendOf(lane).broken = true;
          },
        }),
      ],
    }));
    expect(result).toMatchObject({
      verdict: 'inconclusive',
      why: expect.stringContaining('it could not be undone: Failed to clean up: mend: stuck') as string,
    });
  });
});

describe('a case that could not be undone', () => {
  const stuck = (runtime: FakeRuntime, changes: Parameters<typeof breaking>[1] = {}) =>
    breaking(runtime, {
      async act(lane) {
        lane.undo('mend', () => {
          throw new Error('stuck');
        });
        runtime.backendOf(lane).broken = true;
      },
      ...changes,
    });
  const NOT_UNDONE = 'it could not be undone: Failed to clean up: mend: stuck';

  test('stays not reproduced where that was seen before, and says both', async () => {
    const { verdict, why } = await resultOf((runtime) => ({
      faults: [stuck(runtime)],
      fixes: [mending(runtime, { title: 'Hope', apply: async () => undefined })],
    }));
    expect({ verdict, why }).toEqual({
      verdict: 'not reproduced',
      why: `the fix did not help: Hope; ${NOT_UNDONE}`,
    });
  });

  test('says nothing else where all else went well', async () => {
    const { verdict, why } = await resultOf((runtime) => ({ faults: [stuck(runtime)] }));
    expect({ verdict, why }).toEqual({ verdict: 'inconclusive', why: NOT_UNDONE });
  });
});

describe('a target that is started again by a supervisor', () => {
  const supervised = { ...FAKE_TARGET, process: { ...FAKE_TARGET.process, supervised: true } };
  const revivals = ({ events }: FakeRuntime) => events.filter((event) => event.endsWith('revived'));

  test('is started again before the fault and behind the fix', async () => {
    const runtime = new FakeRuntime();
    const plan = fakePlan(runtime, [fakeCase(runtime, 'case')], { target: supervised });
    const { results } = await runPlan(plan, quietHooks());
    expect([results[0]?.verdict, revivals(runtime)]).toEqual([
      'reproduced',
      ['lane1 revived', 'lane1 revived'],
    ]);
  });

  test('any other is not', async () => {
    const runtime = new FakeRuntime();
    await runPlan(fakePlan(runtime, [fakeCase(runtime, 'case')]), quietHooks());
    expect(revivals(runtime)).toEqual([]);
  });
});

describe('a case is not reproduced where', () => {
  test('the fix does not help', async () => {
    const result = await resultOf((runtime) => ({
      fixes: [mending(runtime), mending(runtime, { title: 'Hope', apply: async () => undefined })],
    }));
    expect(result).toMatchObject({
      verdict: 'not reproduced',
      why: 'the fix did not help: Hope',
      fixes: [
        { title: 'Mend it', status: 200 },
        { title: 'Hope', status: 401 },
      ],
    });
    expect(result.differences).toContainEqual({ at: '/fix/probe/status', expected: 200, got: 401 });
  });

  test('the fix fails; the fault is taken back all the same', async () => {
    const runtime = new FakeRuntime();
    const apply = async () => {
      throw new Error('no tools');
    };
    const failing = fakeCase(runtime, 'failing', { fixes: [mending(runtime, { apply })] });
    const { results } = await runPlan(fakePlan(runtime, [failing]), quietHooks());
    expect(results[0]).toMatchObject({
      verdict: 'not reproduced',
      why: 'the fix failed: Mend it: no tools',
      fixes: [{ title: 'Mend it', status: null }],
      differences: [],
    });
    expect(runtime.backendOf({ name: 'lane1' }).broken).toBe(false);
  });
});
