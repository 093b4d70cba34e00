import { exhaustedPool, poolSize } from '../faults/exhausted-pool';
import { lockedTable } from '../faults/locked-table';
import { waitingBackends } from '../support/backends';
import type { EngineLane } from '../engine/lane/open-lane';
import { properly, withCredential } from '../support/secrets/credential';
import { bundledTarget as target } from '../testing/bundled-target';
import { OPEN_LIMIT_MS, openedLanes, type OpenedLanes } from '../testing/opened-lanes';
import { enlargePool } from './repair-database';

let opened: OpenedLanes;
let lane: EngineLane;
beforeAll(async () => {
  opened = await openedLanes(target);
  [lane] = opened.lanes;
}, OPEN_LIMIT_MS);
afterAll(() => opened.close(), OPEN_LIMIT_MS);

test('a larger pool helps under the same load: the lock held, and as many logins waiting again as held the smaller one', async () => {
  const lock = lockedTable('sessions', 'SHARE');
  await lane.prepare();
  const { probe, token } = target;
  const check = withCredential(
    token,
    { method: probe.method, path: probe.path, headers: {} },
    properly(lane.session.token, 'Bearer'),
  );
  await lock.act(lane);
  await exhaustedPool.act(lane);
  expect(await lane.send(check)).toMatchObject({ status: 401, body: { code: 'session_check_failed' } });
  const size = await poolSize(lane);
  const before = await waitingBackends(lane.database);
  expect(before).toHaveLength(size);

  await enlargePool.apply(lane);
  expect(await poolSize(lane)).toBe(2 * size);
  expect(await lock.witness(lane, [])).not.toBeNull();
  const again = (await waitingBackends(lane.database)).filter((pid) => !before.includes(pid));
  expect(again).toHaveLength(size);
  expect(await lane.poolGauge('total')).toBeGreaterThanOrEqual(size);
  expect(await lane.send(check)).toMatchObject({ status: 200 });
  await expect(lane.takeBack()).resolves.toBeUndefined();
});
