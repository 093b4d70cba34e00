// The routes below /api/auth: login for everybody, logout and validate-session behind the auth middleware.

import { json, Router, type RequestHandler } from 'express';
import { DatabaseFailure } from '../database';
import { authMiddleware } from '../middleware/auth';
import { verifyPassword } from '../passwords';
import { contextOf, requestFields } from '../request-context';
import { createSession, endSession } from '../sessions';
import { signToken } from '../tokens';
import { findUserByEmail, findUserById, publicUser } from '../users';
import { refresh, type RefreshParts } from './refresh';

export interface AuthRouteParts extends RefreshParts {
  readonly tokenRefresh: boolean;
}

export function authRoutes(parts: AuthRouteParts): Router {
  const router = Router();
  router.use(noStore);
  router.post('/login', json({ limit: '10kb' }), login(parts));
  router.use(authMiddleware(parts));
  router.post('/logout', logout(parts));
  if (parts.tokenRefresh) router.post('/refresh', refresh(parts));
  router.get('/validate-session', validateSession(parts));
  return router;
}

const noStore: RequestHandler = (_request, response, next) => {
  response.set('Cache-Control', 'no-store');
  next();
};

// Wrong credentials are a 400 and not a 401: the 401s of this service are those of failures.ts and no others.
function login({ key, jwtExpiresIn, sessionTtlMs, database, log }: AuthRouteParts): RequestHandler {
  return async (request, response) => {
    const credentials = readCredentials(request.body);
    if (credentials === null) {
      response.status(400).json({ error: 'Email and password are required', code: 'invalid_request' });
      return;
    }
    if (key === null) {
      log.error(
        requestFields(request, response),
        '❌ Login failed: JWT_SECRET environment variable is not set',
      );
      response.status(500).json({ error: 'Server configuration error', code: 'secret_missing' });
      return;
    }
    try {
      const user = await findUserByEmail(database, credentials.email);
      const matches = await verifyPassword(credentials.password, user?.passwordHash ?? null);
      if (user === null || !matches) {
        response.status(400).json({ error: 'Invalid credentials', code: 'invalid_credentials' });
        return;
      }
      if (!user.isActive) {
        response.status(403).json({ error: 'User inactive', code: 'user_inactive' });
        return;
      }
      const token = signToken(user.id, key, jwtExpiresIn);
      const expiresAt = await createSession(database, { token, userId: user.id, ttlMs: sessionTtlMs });
      Object.assign(contextOf(response), { credential: token, userId: user.id });
      log.info({ status: 200, ...requestFields(request, response) }, 'session created');
      response.json({ token, expiresAt: expiresAt.toISOString(), user: publicUser(user) });
    } catch (thrown) {
      if (!(thrown instanceof DatabaseFailure)) throw thrown;
      log.error(requestFields(request, response), `❌ Login failed: database ${thrown.code}`);
      response.status(503).json(DATABASE_UNAVAILABLE);
    }
  };
}

function logout({ database, log }: AuthRouteParts): RequestHandler {
  return async (request, response) => {
    const { credential, userId } = contextOf(response);
    if (credential === null || userId === null) throw new Error('logout stands behind the auth middleware');
    try {
      await endSession(database, credential, userId);
    } catch (thrown) {
      if (!(thrown instanceof DatabaseFailure)) throw thrown;
      log.error(requestFields(request, response), `❌ Logout failed: database ${thrown.code}`);
      response.status(503).json(DATABASE_UNAVAILABLE);
      return;
    }
    log.info({ status: 204, ...requestFields(request, response) }, 'session ended');
    response.status(204).end();
  };
}

/** Reads only: the middleware has checked the session, the user is looked up here. */
function validateSession({ database, refuse }: AuthRouteParts): RequestHandler {
  return async (request, response) => {
    const { userId } = contextOf(response);
    if (userId === null) throw new Error('validate-session stands behind the auth middleware');
    let user;
    try {
      user = await findUserById(database, userId);
    } catch (thrown) {
      if (!(thrown instanceof DatabaseFailure)) throw thrown;
      return refuse(request, response, { reason: 'user_lookup_failed', details: thrown.code });
    }
    if (user === null) return refuse(request, response, { reason: 'user_not_found' });
    if (!user.isActive) return refuse(request, response, { reason: 'user_inactive' });
    response.json({ valid: true, user: publicUser(user) });
  };
}

const DATABASE_UNAVAILABLE = { error: 'Database unavailable', code: 'database_unavailable' };

function readCredentials(body: unknown): { email: string; password: string } | null {
  if (typeof body !== 'object' || body === null) return null;
  if (!('email' in body) || typeof body.email !== 'string') return null;
  if (!('password' in body) || typeof body.password !== 'string') return null;
  // PostgreSQL's text cannot hold a zero byte.
  return body.email === '' || body.email.includes('\0')
    ? null
    : { email: body.email, password: body.password };
}
