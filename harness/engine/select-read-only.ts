// One SELECT in a lane's database, which faults may have locked.

import type { DatabaseSession, Rows } from '../contract/database';
import type { Statement } from '../contract/person';
import { selectReadOnly as select } from '../evidence/select-read-only';

const LOCK_MS = 50;

/** Rejects with the server's error. */
export function selectReadOnly(
  database: Pick<DatabaseSession, 'query'>,
  statement: Statement,
  limitMs: number,
): Promise<Rows> {
  return select(database, statement, { statementMs: limitMs, lockMs: LOCK_MS });
}
