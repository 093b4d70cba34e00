// The sessions table: one row a login, found by its token. All times are the database's own: one clock decides.

import { randomUUID } from 'node:crypto';
import type { Database } from './database';

export type SessionState = 'active' | 'revoked' | 'expired' | 'not_found';

/** Reads only. A session that was revoked and has expired as well counts as revoked. */
export async function sessionState(database: Database, token: string, userId: string): Promise<SessionState> {
  const { rows } = await database.query<{ isActive: boolean; hasExpired: boolean }>(
    `SELECT isActive AS "isActive", expiresAt <= now() AS "hasExpired"
       FROM sessions WHERE token = $1 AND userId = $2`,
    [token, userId],
  );
  const session = rows[0];
  if (session === undefined) return 'not_found';
  if (!session.isActive) return 'revoked';
  return session.hasExpired ? 'expired' : 'active';
}

/** Gives the time at which the session ends. */
export async function createSession(
  database: Database,
  { token, userId, ttlMs }: { token: string; userId: string; ttlMs: number },
): Promise<Date> {
  const { rows } = await database.query<{ expiresAt: Date }>(
    `INSERT INTO sessions (id, token, userId, expiresAt)
     VALUES ($1, $2, $3, now() + $4 * interval '1 millisecond')
     RETURNING expiresAt AS "expiresAt"`,
    [randomUUID(), token, userId, ttlMs],
  );
  const session = rows[0];
  if (session === undefined) throw new Error('The database returned no row for the new session');
  return session.expiresAt;
}

export async function endSession(database: Database, token: string, userId: string): Promise<void> {
  await database.query('UPDATE sessions SET isActive = false WHERE token = $1 AND userId = $2', [
    token,
    userId,
  ]);
}

/** Ends every session without activity for longer than `maxIdleMs`; gives their number. */
export async function endIdleSessions(database: Database, maxIdleMs: number): Promise<number> {
  const { rowCount } = await database.query(
    `UPDATE sessions SET isActive = false
      WHERE isActive AND lastActive < now() - $1 * interval '1 millisecond'`,
    [maxIdleMs],
  );
  return rowCount ?? 0;
}
