import type { EdgeRecord } from '../contract/edge';
import type { Lane } from '../contract/lane';
import { occupyPool } from './exhausted-pool';

const REFUSED: EdgeRecord = {
  ...{
    method: 'POST',
    path: '/session',
    received: {},
    forwarded: {},
    upstream: 'http://target',
    status: 503,
  },
};

interface Ends {
  readonly login: 'well' | 'not';
  readonly records?: readonly EdgeRecord[];
  readonly process?: string;
}

interface Waiting {
  /** Process ids of the backends that wait, each time that PostgreSQL is asked. */
  readonly pids: readonly (readonly number[])[];
  readonly queryTimeoutMs: number;
}

/** Lets two logins wait, then end so, and takes the fault back. */
async function undoneAfter({ login, records = [], process }: Ends): Promise<void> {
  const undoing: (() => Promise<void> | void)[] = [];
  const seen: EdgeRecord[] = [];
  let ended: string | null = null;
  const ends: (() => void)[] = [];
  const lane = {
    edge: { records: seen },
    target: { probe: { method: 'GET', path: '/session' } },
    deployment: { serving: [{ ended: () => ended }] },
    database: { role: 'role', query: async () => ({ rows: ends.map((_, pid) => ({ pid })) }) },
    timing: { queryTimeoutMs: 60_000 },
    undo: (_: string, action: () => Promise<void> | void) => void undoing.push(action),
    logIn: () =>
      new Promise((resolve, reject) => {
        ends.push(() => (login === 'well' ? resolve({}) : reject(new Error('The login failed.'))));
      }),
  } as unknown as Lane;
  await occupyPool(lane, 2);
  seen.push(...records);
  ended = process ?? null;
  for (const end of ends) end();
  for (const undo of undoing) await undo();
}

/** Sends two logins to a database that shows these backends waiting. */
async function occupied({ pids, queryTimeoutMs }: Waiting): Promise<void> {
  const shown = [...pids];
  const lane = {
    edge: { records: [] },
    deployment: { serving: [] },
    database: {
      role: 'role',
      query: async () => {
        const [now = []] = shown.length > 1 ? shown.splice(0, 1) : shown;
        return { rows: now.map((pid) => ({ pid })) };
      },
    },
    timing: { queryTimeoutMs },
    undo: () => undefined,
    logIn: async () => ({}),
  } as unknown as Lane;
  await occupyPool(lane, 2);
}

describe('a pool', () => {
  test.each<[string, Waiting['pids']]>([
    ['nobody waited before', [[], [1], [1, 2]]],
    [
      'others did',
      [
        [7, 8],
        [7, 8],
        [7, 8, 1],
        [7, 8, 1, 2],
      ],
    ],
    [
      'others did, and gave up meanwhile',
      [
        [7, 8],
        [8, 1],
        [1, 2],
      ],
    ],
  ])('is held by logins once all of them wait, where %s', async (_, pids) => {
    await expect(occupied({ pids, queryTimeoutMs: 60_000 })).resolves.toBeUndefined();
  });

  test.each<[string, Waiting['pids']]>([
    ['none of them waits', [[]]],
    ['only one of them waits', [[], [1]]],
    ['those alone wait that did before', [[7, 8]]],
  ])('is not held by them where %s', async (_, pids) => {
    await expect(occupied({ pids, queryTimeoutMs: 0 })).rejects.toThrow(
      'Not all of 2 logins came to wait for the locked table.',
    );
  });
});

describe('an exhausted pool', () => {
  test.each<[string, Ends]>([
    ['end well', { login: 'well' }],
    ['are refused by the target’s own time limit', { login: 'not', records: [REFUSED, REFUSED] }],
    ['end with a process of the target', { login: 'not', process: 'exit code 1' }],
  ])('is taken back where the waiting logins %s', async (_, ends) => {
    await expect(undoneAfter(ends)).resolves.toBeUndefined();
  });

  test.each<[string, readonly EdgeRecord[]]>([
    ['nobody knows why', []],
    ['only one was refused', [REFUSED]],
    ['the target knows nobody of that name', [{ ...REFUSED, status: 401 }, REFUSED]],
    ['the edge answered by itself', [REFUSED, { ...REFUSED, upstream: null, status: 502 }]],
    ['the probe alone was refused', [REFUSED, { ...REFUSED, method: 'GET' }]],
  ])('is not where they fail and %s', async (_, records) => {
    await expect(undoneAfter({ login: 'not', records })).rejects.toThrow('The login failed.');
  });
});
