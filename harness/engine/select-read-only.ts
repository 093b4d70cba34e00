// One SELECT that can change nothing and waits for nobody.

import type { DatabaseSession, Rows } from '../contract/database';
import type { Statement } from '../contract/target';

/** A table that is locked is not waited for. */
const LOCK_MS = 50;

/** Rejects with the server's error. */
export async function selectReadOnly(
  database: Pick<DatabaseSession, 'query'>,
  { sql, parameters }: Statement,
  limitMs: number,
): Promise<Rows> {
  await database.query('BEGIN READ ONLY');
  try {
    await database.query(`SET LOCAL statement_timeout = ${limitMs}; SET LOCAL lock_timeout = ${LOCK_MS}`);
    return await database.query(sql, parameters);
  } finally {
    await database.query('ROLLBACK');
  }
}
