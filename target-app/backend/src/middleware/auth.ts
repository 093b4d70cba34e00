// Lets a request through whose token is good and whose session is alive; answers every other with its own 401.

import type { KeyObject } from 'node:crypto';
import type { RequestHandler } from 'express';
import { parseAuthorization } from '../authorization-header';
import { DatabaseFailure, type Database } from '../database';
import type { Refuse } from '../failures';
import { contextOf } from '../request-context';
import { sessionState } from '../sessions';
import { verifyToken } from '../tokens';

export interface AuthParts {
  readonly key: KeyObject | null;
  readonly database: Database;
  readonly refuse: Refuse;
}

/**
 * The steps in this order: take the token from the header, check that a secret is configured, verify the token, check the session.
 * Mounted with `router.use`: on a route Express would answer OPTIONS itself.
 */
export function authMiddleware({ key, database, refuse }: AuthParts): RequestHandler {
  return async (request, response, next) => {
    const context = contextOf(response);

    const credentials = parseAuthorization(request.headers.authorization);
    if (credentials.kind === 'none') return refuse(request, response, { reason: 'no_token' });
    if (credentials.kind === 'unusable') {
      context.credential = credentials.value;
      const details = 'Authorization header is not "Bearer <token>"';
      return refuse(request, response, { reason: 'bad_scheme', details });
    }
    const { token } = credentials;
    context.credential = token;

    if (key === null) return refuse(request, response, { reason: 'secret_missing' });

    const verdict = verifyToken(token, key);
    if (!verdict.ok) return refuse(request, response, verdict);
    context.userId = verdict.userId;

    let state;
    try {
      state = await sessionState(database, token, verdict.userId);
    } catch (thrown) {
      if (!(thrown instanceof DatabaseFailure)) throw thrown;
      return refuse(request, response, { reason: 'session_check_failed', details: thrown.code });
    }
    if (state !== 'active') return refuse(request, response, { reason: `session_${state}` });
    next();
  };
}
