import type { DatabaseSession } from '../contract/database';
import { OPEN_LIMIT_MS, openedLanes, type OpenedLanes } from '../testing/opened-lanes';
import { tinyTarget } from '../testing/tiny-target/target';
import type { EngineLane } from './lane/open-lane';
import { selectReadOnly } from './select-read-only';

/** Nothing here takes as long. */
const LONG_MS = 60_000;
const READ_ONLY = { code: '25006' };

let opened: OpenedLanes;
let lane: EngineLane;
/** May do anything. */
let session: DatabaseSession;

beforeAll(async () => {
  opened = await openedLanes(tinyTarget);
  [lane] = opened.lanes;
  await lane.prepare();
  await lane.database.query('CREATE SEQUENCE counter');
  session = await lane.database.openSession();
}, OPEN_LIMIT_MS);
afterAll(async () => {
  await session.close();
  await opened.close();
}, OPEN_LIMIT_MS);

const select = (sql: string, limitMs = LONG_MS) => selectReadOnly(session, { sql }, limitMs);
const content = async () => {
  const { rows } = await lane.database.query(
    'SELECT (SELECT json_agg(members ORDER BY name) FROM members) AS members, last_value, is_called FROM counter',
  );
  return rows;
};

describe('a statement of somebody who only looks', () => {
  test.each([
    'DELETE FROM members',
    'UPDATE members SET blocked = true',
    "WITH gone AS (DELETE FROM members RETURNING 1) SELECT 'one'",
    "SELECT nextval('counter')",
    'CREATE TABLE more (id int)',
    'TRUNCATE members',
  ])('is refused by PostgreSQL where it would write: %s', async (sql) => {
    const before = await content();
    await expect(select(sql)).rejects.toMatchObject(READ_ONLY);
    expect(await content()).toEqual(before);
  });

  test('gives its rows where it only reads, with its parameters in them', async () => {
    const statement = {
      sql: 'SELECT count(*)::int AS n FROM members WHERE name = $1',
      parameters: [lane.person.email],
    };
    expect((await selectReadOnly(session, statement, LONG_MS)).rows).toEqual([{ n: 1 }]);
  });

  test('waits for no lock', async () => {
    const holder = await lane.database.openSession();
    await holder.query('BEGIN');
    await holder.query('LOCK TABLE members IN ACCESS EXCLUSIVE MODE');
    await expect(select('SELECT FROM members')).rejects.toMatchObject({ code: '55P03' });
    await holder.close();
    await expect(select('SELECT FROM members')).resolves.toMatchObject({ rowCount: 2 });
  });

  test('is ended at its time limit', async () => {
    await expect(select('SELECT pg_sleep(60)', 1)).rejects.toMatchObject({ code: '57014' });
  });

  test('leaves a session behind, refused or not, that may write as before and has no limits', async () => {
    await expect(select('DELETE FROM members')).rejects.toMatchObject(READ_ONLY);
    await select('SELECT 1');
    expect((await session.query("SELECT nextval('counter')::int AS n")).rows).toEqual([{ n: 1 }]);
    expect((await session.query('SHOW statement_timeout')).rows).toEqual([{ statement_timeout: '0' }]);
    expect((await session.query('SHOW lock_timeout')).rows).toEqual([{ lock_timeout: '0' }]);
  });
});
