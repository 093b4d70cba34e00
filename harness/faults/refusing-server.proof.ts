import type { LaneDatabase } from '../contract/database';
import type { Lane } from '../contract/lane';
import type { EngineLane } from '../engine/lane/open-lane';
import { freeDatabaseConnections } from '../fixes/repair-database';
import { OPEN_LIMIT_MS, openedLanes, type OpenedLanes } from '../testing/opened-lanes';
import { tinyTarget } from '../testing/tiny-target/target';
import { connectionsExhausted } from './refusing-server';

let opened: OpenedLanes;
let lane: EngineLane;
beforeAll(async () => {
  opened = await openedLanes(tinyTarget);
  [lane] = opened.lanes;
}, OPEN_LIMIT_MS);
afterEach(() => lane.takeBack());
afterAll(() => opened.close(), OPEN_LIMIT_MS);

test('the connection limit is reached once the last backend of the role has gone, however late that is', async () => {
  const late = await lane.database.openSessionAsRole();
  await connectionsExhausted.act(whenAsked(lane, 3, () => late.close()));
  expect(await connectionsExhausted.witness(lane, [])).toMatchObject({ code: '53300' });
});

test('the receipt is gone when the connections are freed, and the role may connect again', async () => {
  await connectionsExhausted.act(lane);
  expect(await connectionsExhausted.witness(lane, [])).not.toBeNull();
  await freeDatabaseConnections.apply(lane);
  expect(await connectionsExhausted.witness(lane, [])).toBeNull();
  const one = await lane.database.openSessionAsRole();
  const two = await lane.database.openSessionAsRole();
  await Promise.all([one.close(), two.close()]);
});

/** Does something once PostgreSQL was asked for the third time, say, who is connected. */
function whenAsked(real: EngineLane, times: number, act: () => Promise<void>): Lane {
  let asked = 0;
  const query: LaneDatabase['query'] = async (sql, parameters) => {
    if (sql.includes('pg_stat_activity') && (asked += 1) === times) await act();
    return real.database.query(sql, parameters);
  };
  const database = Object.create(real.database, { query: { value: query } }) as LaneDatabase;
  return Object.create(real, { database: { value: database } }) as Lane;
}
