import type { Settings } from '../contract/deployment';
import type { EngineLane } from '../engine/lane/open-lane';
import { bundledTarget } from '../testing/bundled-target';
import { OPEN_LIMIT_MS, openedLanes, type OpenedLanes } from '../testing/opened-lanes';
import { restartWith } from './restart-with';

/** None of them is how the lane's own processes are started, and none changes the secret, whose fingerprint would show. */
const WANTED: readonly Settings[] = [
  { tokenLifetime: '1s' },
  { sessionLifetime: '1s' },
  { origins: 'https://www.example.org' },
  { corsPreflightContinue: 'true' },
  { corsAllowedHeaders: 'content-type' },
  { queryTimeoutMs: '1' },
  { poolMax: '3' },
  { poolMax: '3', origins: null },
  { tokenLifetime: '1s', corsAllowedHeaders: '' },
];

let opened: OpenedLanes;
let lane: EngineLane;
beforeAll(async () => {
  opened = await openedLanes(bundledTarget);
  [lane] = opened.lanes;
}, OPEN_LIMIT_MS);
afterEach(() => lane.takeBack());
afterAll(() => opened.close(), OPEN_LIMIT_MS);

const restartedWith = (variables: Settings) => restartWith('restarted', () => ({ variables }));

test('a process that was started with what is wanted gives a receipt which says so', async () => {
  const fault = restartedWith({ tokenLifetime: '1s', corsAllowedHeaders: '' });
  await fault.act(lane);
  expect(await fault.witness(lane, [])).toMatchObject({
    summary: expect.stringContaining(
      'was started with JWT_EXPIRES_IN=1s, CORS_ALLOWED_HEADERS empty',
    ) as string,
    environment: ['JWT_EXPIRES_IN=1s', 'CORS_ALLOWED_HEADERS empty'],
  });
});

test('one that was started anew without it gives none', async () => {
  await restartedWith({}).act(lane);
  for (const variables of WANTED)
    expect([variables, await restartedWith(variables).witness(lane, [])]).toEqual([variables, null]);
});

test('one that was started with another value gives none, nor where there should be none', async () => {
  await restartedWith({ poolMax: '4', tokenLifetime: '1s' }).act(lane);
  for (const poolMax of ['3', '', null])
    expect([poolMax, await restartedWith({ poolMax, tokenLifetime: '1s' }).witness(lane, [])]).toEqual([
      poolMax,
      null,
    ]);
});

test('one that has loaded another secret than is wanted gives none', async () => {
  await restartedWith({ secret: 'another' }).act(lane);
  expect(await restartedWith({ secret: 'another' }).witness(lane, [])).not.toBeNull();
  for (const secret of ['one more', '', null])
    expect([secret, await restartedWith({ secret }).witness(lane, [])]).toEqual([secret, null]);
});

test('where nothing was started anew there is no receipt, whatever is wanted', async () => {
  expect(await restartedWith({}).witness(lane, [])).toBeNull();
});
