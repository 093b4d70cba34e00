import { completeLook } from '../../configuration/complete-look';
import type { Difference, Signature } from '../../contract/signature';
import type { Look, TargetDefinition } from '../../contract/target';
import type { FakeBackend, Refusal } from '../../testing/fake-backend';
import { clock, HANGS, unserve } from '../../testing/fake-network';
import { resultOf } from '../../testing/fake-result';
import { FAKE_TARGET } from '../../testing/fake-target';

jest.mock('../../evidence/send', () => jest.requireActual<object>('../../testing/fake-network'));
beforeEach(() => {
  jest.spyOn(performance, 'now').mockImplementation(() => clock.now);
});
afterEach(() => jest.restoreAllMocks());

describe('a case is not reproduced, with the exact place of the difference, where', () => {
  type Alteration = (usual: Refusal, id: string) => Refusal | typeof HANGS;
  const response =
    (change: Partial<Refusal['response']>): Alteration =>
    (usual) => ({ ...usual, response: { ...usual.response, ...change } });
  const headers =
    (change: Record<string, string>): Alteration =>
    (usual) => ({
      ...usual,
      response: { ...usual.response, headers: { ...usual.response.headers, ...change } },
    });
  const lines =
    (added: (id: string) => readonly string[]): Alteration =>
    (usual, id) => ({ ...usual, lines: [...usual.lines, ...added(id)] });

  test.each<[what: string, alter: Alteration, difference: Difference]>([
    ['the status is another', response({ status: 403 }), at('/exchanges/0/response/status', 401, 403)],
    [
      'the body says something else',
      response({ body: { error: 'other' } }),
      at('/exchanges/0/response/body/error', 'broken', 'other'),
    ],
    [
      'the body has one key more',
      response({ body: { error: 'broken', more: 1 } }),
      at('/exchanges/0/response/body/more', undefined, 1),
    ],
    [
      'the body is missing',
      response({ body: null }),
      at('/exchanges/0/response/body', { error: 'broken' }, null),
    ],
    [
      'a header of the contract is there that nobody expects',
      headers({ 'x-more': 'yes' }),
      at('/exchanges/0/response/headers/x-more', undefined, 'yes'),
    ],
    [
      'a log line is missing',
      (usual) => ({ ...usual, lines: [] }),
      at('/exchanges/0/logs/0', { level: 'warn', msg: 'refused' }, undefined),
    ],
    [
      'a log line says something else',
      (usual, id) => ({ ...usual, lines: [`warn|${id}|denied`] }),
      at('/exchanges/0/logs/0/msg', 'refused', 'denied'),
    ],
    [
      'a log line is of another level',
      (usual, id) => ({ ...usual, lines: [`error|${id}|refused`] }),
      at('/exchanges/0/logs/0/level', 'warn', 'error'),
    ],
    [
      'the request writes one line more, harmless as it may be',
      lines((id) => [`debug|${id}|more`]),
      at('/exchanges/0/logs/1', undefined, { level: 'debug', msg: 'more' }),
    ],
    [
      'a warning is written that belongs to no request',
      lines(() => ['warn||stray']),
      at('/otherLogs/0', undefined, { level: 'warn', msg: 'stray' }),
    ],
    ['nothing is counted', (usual) => ({ ...usual, counted: 0 }), at('/metric/refused', 1, undefined)],
    ['it is counted twice', (usual) => ({ ...usual, counted: 2 }), at('/metric/refused', 1, 2)],
  ])('%s', async (_what, alter, difference) => {
    const result = await resultOf(undefined, (backend) => (backend.alter = alter));
    expect(result).toMatchObject({
      verdict: 'not reproduced',
      why: 'what was seen differs from what was expected',
      fixes: [],
    });
    expect(result.differences).toEqual([difference]);
  });

  test('a header of the contract is missing', async () => {
    const result = await resultOf(undefined, (backend) => {
      backend.alter = (usual) => ({ ...usual, response: { ...usual.response, headers: {} } });
    });
    expect(result.verdict).toBe('not reproduced');
    expect(result.differences).toContainEqual(at('/exchanges/0/response/headers/x-id', '', undefined));
  });

  test('the answer is right and comes later than the limit', async () => {
    const result = await resultOf(undefined, (backend) => {
      backend.beforeAnswer = () => {
        if (backend.broken) clock.now += 180_001;
      };
    });
    expect(result.verdict).toBe('not reproduced');
    expect(result.differences).toEqual([at('/exchanges/0/elapsedMs', 'at most 180000', 180_001)]);
  });

  test('the connection breaks without an answer, long before the limit', async () => {
    jest.spyOn(performance, 'now').mockReturnValue(0);
    const result = await resultOf(undefined, (backend) => (backend.alter = () => HANGS));
    expect(result.differences).toContainEqual(at('/exchanges/0/elapsedMs', 'at most 180000', 'no answer'));
  });

  test('no answer comes', async () => {
    const result = await resultOf(undefined, (backend) => (backend.alter = () => HANGS));
    expect(result.verdict).toBe('not reproduced');
    expect(result.differences).toContainEqual(at('/exchanges/0/elapsedMs', 'at most 180000', 'no answer'));
    expect(result.differences).toContainEqual(at('/exchanges/0/response/status', 401, 0));
  });

  test('the process has ended over its answer', async () => {
    const result = await resultOf(undefined, (backend) => {
      backend.alter = (usual) => {
        backend.ended = 'exit code 1';
        return usual;
      };
    });
    expect(result.verdict).toBe('not reproduced');
    expect(result.differences).toContainEqual(at('/processes/process-of-lane1', 'alive', 'exit code 1'));
  });

  test('the process takes no connection any more, though nobody has seen it end yet', async () => {
    const result = await resultOf(undefined, (backend) => {
      backend.alter = (usual) => {
        unserve('fake://lane1');
        return usual;
      };
    });
    expect(result.verdict).toBe('not reproduced');
    expect(result.differences).toContainEqual(
      at('/processes/process-of-lane1', 'alive', 'connect ECONNREFUSED fake://lane1'),
    );
  });
});

describe('a process that ends of a condition', () => {
  const dies = (backend: FakeBackend) => {
    backend.alter = (usual) => {
      if (backend.broken) backend.ended = 'exit code 1';
      return usual;
    };
  };

  test.each([true, 'either'] as const)('is as expected where its look says so (ends: %s)', async (ends) => {
    const result = await resultOf(undefined, dies, looking(ends));
    expect([result.differences, result.receipt]).toEqual([[], { summary: 'it is broken' }]);
  });

  test('is a difference where its look says that it lives', async () => {
    const { differences } = await resultOf(undefined, dies, looking(false));
    expect(differences).toEqual([at('/processes/process-of-lane1', 'alive', 'exit code 1')]);
  });

  test('is missed where its look says that it ends, and it lives', async () => {
    const { differences } = await resultOf(undefined, undefined, looking(true, { refused: 1 }));
    expect(differences).toEqual([at('/processes/process-of-lane1', 'ended', 'alive')]);
  });

  test('may as well live where its look says either', async () => {
    const result = await resultOf(undefined, undefined, looking('either', { refused: 1 }));
    expect([result.verdict, result.differences]).toEqual(['reproduced', []]);
  });
});

describe('a look that leaves something open', () => {
  test('is given what was seen: the answer with all its headers, its log lines, and what was counted', async () => {
    const given: Parameters<Look>[1][] = [];
    const broken: Look = (facts, seen) => {
      given.push(seen);
      return seen ?? (FAKE_TARGET.looks['broken'] as Look)(facts);
    };
    const { verdict } = await resultOf(undefined, (backend) => (backend.alter = anyhow), {
      ...FAKE_TARGET,
      looks: { ...FAKE_TARGET.looks, broken },
    });
    expect(verdict).toBe('reproduced');
    expect(given).toContainEqual({
      response: { status: 418, headers: { 'x-id': expect.any(String) as string }, body: 'anything' },
      headers: { 'x-id': expect.any(String) as string, date: 'today' },
      logs: [{ level: 'info', msg: 'whatever' }],
      metric: { refused: 3 },
    });
  });

  test('leaves the counters open of all requests together, and not once more for each', async () => {
    const broken: Look = (facts, seen) => seen ?? (FAKE_TARGET.looks['broken'] as Look)(facts);
    const books = { name: 'books', method: 'GET', path: '/books', headers: () => ({}) };
    const { verdict, expected } = await resultOf(undefined, (backend) => (backend.alter = anyhow), {
      ...FAKE_TARGET,
      moreProbes: [books],
      looks: { ...FAKE_TARGET.looks, broken },
    });
    expect([verdict, expected?.metric]).toEqual(['reproduced', { refused: 6 }]);
  });

  describe.each(['first', 'second'])('in the %s of two requests, and not in the other,', (which) => {
    const first = which === 'first';
    /** What both requests count, where one look is open and the other states that its own counts one. */
    const judged = async (counted: readonly number[]) => {
      const [open, stated] = [{ status: 401 }, { status: 401, metric: { refused: 1 } }].map((look) =>
        completeLook('broken', look),
      );
      const counts = [...counted];
      const { verdict, differences } = await resultOf(
        undefined,
        (backend) => (backend.alter = (usual) => ({ ...usual, counted: counts.shift() ?? 0 })),
        {
          ...FAKE_TARGET,
          moreProbes: [{ name: 'books', method: 'GET', path: '/books', headers: () => ({}) }],
          looks: {
            ...FAKE_TARGET.looks,
            'broken#probe': first ? open : stated,
            'broken#books': first ? stated : open,
          },
        },
      );
      return { verdict, differences };
    };
    const reproduced = { verdict: 'reproduced', differences: [] };

    test('adds nothing to what the other states', async () => {
      expect(await judged(first ? [0, 1] : [1, 0])).toEqual(reproduced);
    });

    test('may have counted in the same series', async () => {
      expect(await judged([1, 1])).toEqual(reproduced);
    });

    test('does not excuse the other from what it states', async () => {
      expect(await judged([0, 0])).toEqual({
        verdict: 'not reproduced',
        differences: [at('/metric/refused', 1, undefined)],
      });
    });
  });

  const anyhow = ({ response }: Refusal, id: string): Refusal => ({
    response: { ...response, status: 418, body: 'anything' },
    lines: [`info|${id}|whatever`],
    counted: 3,
  });
});

test('an answer exactly at its limit is in time', async () => {
  const result = await resultOf(undefined, (backend) => {
    backend.beforeAnswer = () => {
      if (backend.broken) clock.now += 180_000;
    };
  });
  expect([result.verdict, result.differences]).toEqual(['reproduced', []]);
});

/** Of a process that has ended nobody reads the counters. */
function looking(ends: boolean | 'either', metric: Signature['metric'] = {}): TargetDefinition {
  const usual = FAKE_TARGET.looks['broken'] as Look;
  const broken: Look = Object.assign((...of: Parameters<Look>) => ({ ...usual(...of), metric }), { ends });
  return { ...FAKE_TARGET, looks: { ...FAKE_TARGET.looks, broken } };
}

function at(pointer: string, expected: unknown, got: unknown): Difference {
  return {
    at: pointer,
    ...(expected === undefined ? {} : { expected }),
    ...(got === undefined ? {} : { got }),
  };
}
