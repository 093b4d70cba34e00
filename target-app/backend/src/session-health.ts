// Says whether the sessions table looks as it should: the one health route that asks the database.

import type { RequestHandler } from 'express';
import { DatabaseFailure, type Database } from './database';
import type { Logger } from './logger';
import { countSessions, type SessionCounts } from './sessions';

const RECENT_MINUTES = 5;
/** Above this share of revoked ones, it is not users who log out. */
const MOST_REVOKED = 0.5;
/** One user who logs out at once proves nothing. */
const LEAST_REVOKED = 2;

interface Answer {
  readonly status: 200 | 503;
  readonly body: object;
}

/** 503 where the table is empty and was not before, where most of what was created lately is revoked, or where it cannot be read. */
export function sessionHealth(database: Database, log: Logger): RequestHandler {
  let hadSessions = false;
  let lastWhy: string | null = null;
  let asking: Promise<Answer> | null = null;

  const ask = async (): Promise<Answer> => {
    const { counts, why } = await look();
    // Whoever watches asks every few seconds: the log tells what changed.
    if (why !== null && why !== lastWhy) log.error(`❌ Session health: ${why}`);
    if (why === null && lastWhy !== null) log.info('session health: ok');
    lastWhy = why;
    const status = why === null ? 'ok' : 'unhealthy';
    return {
      status: why === null ? 200 : 503,
      body: { status, why, recentMinutes: RECENT_MINUTES, ...counts },
    };
  };
  const look = async (): Promise<{ counts: SessionCounts | null; why: string | null }> => {
    try {
      const counts = await countSessions(database, RECENT_MINUTES);
      hadSessions ||= counts.sessions > 0;
      return { counts, why: complaint(counts, hadSessions) };
    } catch (thrown) {
      if (!(thrown instanceof DatabaseFailure)) throw thrown;
      return { counts: null, why: thrown.message };
    }
  };
  return async (_request, response) => {
    // One query at a time, however many ask: a health check must not become a load.
    asking ??= ask().finally(() => (asking = null));
    const { status, body } = await asking;
    response.status(status).set('Cache-Control', 'no-store').json(body);
  };
}

function complaint({ sessions, recent, recentRevoked }: SessionCounts, hadSessions: boolean): string | null {
  if (sessions === 0) return hadSessions ? 'the sessions table is empty and was not before' : null;
  if (recentRevoked < LEAST_REVOKED || recentRevoked <= MOST_REVOKED * recent) return null;
  return `${recentRevoked} of ${recent} sessions of the last ${RECENT_MINUTES} minutes are revoked`;
}
