// Which backends of a PostgreSQL server serve a role, by their process ids.

import type { LaneDatabase } from '../contract/database';

type Asked = Pick<LaneDatabase, 'query' | 'role'>;

/** Those that serve the target's role and meet `condition`. */
export async function backendsOf(database: Asked, condition: string): Promise<readonly number[]> {
  const { rows } = await database.query(
    `SELECT pid FROM pg_stat_activity WHERE usename = $1 AND backend_type = 'client backend' AND ${condition}`,
    [database.role],
  );
  return rows.map((row) => Number(row.pid));
}

/** Those of them that wait for a lock. */
export function waitingBackends(database: Asked): Promise<readonly number[]> {
  return backendsOf(database, "wait_event_type = 'Lock'");
}
