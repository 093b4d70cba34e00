// One SELECT that can change nothing and waits for nobody.

import type { DatabaseSession, Rows } from '../contract/database';
import type { Statement } from '../contract/person';

export interface SelectLimits {
  readonly statementMs: number;
  /** How long a table that is locked is waited for. */
  readonly lockMs: number;
}

/** Rejects with the server's error. */
export async function selectReadOnly(
  database: Pick<DatabaseSession, 'query'>,
  { sql, parameters }: Statement,
  { statementMs, lockMs }: SelectLimits,
): Promise<Rows> {
  await database.query('BEGIN READ ONLY');
  try {
    await database.query(`SET LOCAL statement_timeout = ${statementMs}; SET LOCAL lock_timeout = ${lockMs}`);
    return await database.query(sql, parameters);
  } finally {
    // Where it fails the connection is lost, and the transaction with it.
    await database.query('ROLLBACK').catch(() => undefined);
  }
}
