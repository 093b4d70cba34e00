// Replaces a session by a fresh one while its token is still good, so that a user who stays never meets an expired one.

import type { KeyObject } from 'node:crypto';
import type { RequestHandler } from 'express';
import { DatabaseFailure, type Database } from '../database';
import type { Refuse } from '../failures';
import type { Logger } from '../logger';
import { contextOf, requestFields } from '../request-context';
import { replaceSession } from '../sessions';
import { signToken } from '../tokens';
import { findUserById, publicUser } from '../users';

export interface RefreshParts {
  readonly key: KeyObject | null;
  readonly jwtExpiresIn: string;
  readonly sessionTtlMs: number;
  readonly database: Database;
  readonly log: Logger;
  readonly refuse: Refuse;
}

/** Stands behind the auth middleware: the token that it replaces is good, and its session alive. */
export function refresh({
  key,
  jwtExpiresIn,
  sessionTtlMs,
  database,
  log,
  refuse,
}: RefreshParts): RequestHandler {
  return async (request, response) => {
    const context = contextOf(response);
    const { credential, userId } = context;
    if (key === null || credential === null || userId === null)
      throw new Error('refresh stands behind the auth middleware');
    try {
      const user = await findUserById(database, userId);
      if (user === null) return refuse(request, response, { reason: 'user_not_found' });
      if (!user.isActive) return refuse(request, response, { reason: 'user_inactive' });
      const token = signToken(userId, key, jwtExpiresIn);
      const expiresAt = await replaceSession(database, {
        token: credential,
        by: token,
        userId,
        ttlMs: sessionTtlMs,
      });
      if (expiresAt === null) return refuse(request, response, { reason: 'session_expired' });
      context.credential = token;
      log.info({ status: 200, ...requestFields(request, response) }, 'session refreshed');
      response.json({ token, expiresAt: expiresAt.toISOString(), user: publicUser(user) });
    } catch (thrown) {
      if (!(thrown instanceof DatabaseFailure)) throw thrown;
      log.error(requestFields(request, response), `❌ Refresh failed: database ${thrown.code}`);
      response.status(503).json({ error: 'Database unavailable', code: 'database_unavailable' });
    }
  };
}
