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

/**
 * Puts a new session in the place of the token's, and gives the time at which it ends; null where that one is no longer
 * alive: of two that ask with the same token, one is too late. The old session expires: nobody has revoked it.
 */
export async function replaceSession(
  database: Database,
  { token, by, userId, ttlMs }: { token: string; by: string; userId: string; ttlMs: number },
): Promise<Date | null> {
  const { rows } = await database.query<{ expiresAt: Date }>(
    // The second of two waits for the row's lock; the clock, unlike now(), has gone on when it looks again.
    `WITH ended AS (
       UPDATE sessions SET expiresAt = now()
        WHERE token = $1 AND userId = $2 AND isActive AND expiresAt > clock_timestamp()
        RETURNING userId
     )
     INSERT INTO sessions (id, token, userId, expiresAt)
     SELECT $3::uuid, $4::text, userId, now() + $5 * interval '1 millisecond' FROM ended
     RETURNING expiresAt AS "expiresAt"`,
    [token, userId, randomUUID(), by, ttlMs],
  );
  return rows[0]?.expiresAt ?? null;
}

export interface SessionCounts {
  readonly sessions: number;
  /** Of those, the ones that were created in the last minutes … */
  readonly recent: number;
  /** … and of these, the ones that are revoked. */
  readonly recentRevoked: number;
}

/** Reads the whole table, once. */
export async function countSessions(database: Database, recentMinutes: number): Promise<SessionCounts> {
  const { rows } = await database.query<SessionCounts>(
    `SELECT count(*)::int AS "sessions", count(*) FILTER (WHERE isRecent)::int AS "recent",
            count(*) FILTER (WHERE isRecent AND NOT isActive)::int AS "recentRevoked"
       FROM (SELECT isActive, createdAt > now() - $1 * interval '1 minute' AS isRecent FROM sessions) AS counted`,
    [recentMinutes],
  );
  return rows[0] ?? { sessions: 0, recent: 0, recentRevoked: 0 };
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
