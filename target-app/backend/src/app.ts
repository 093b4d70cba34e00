// The HTTP application: which handler stands where, and in which order.

import express, { type ErrorRequestHandler, type Express, type RequestHandler } from 'express';
import type { Config } from './config';
import type { Database } from './database';
import { createRefuse, REASONS } from './failures';
import { withoutTokens } from './fingerprint';
import { health } from './health';
import type { Logger } from './logger';
import { createMetrics, type PoolCounts } from './metrics';
import { requestFields, withRequestContext } from './request-context';
import { authRoutes } from './routes/auth';
import { sessionHealth } from './session-health';
import { secretKey } from './tokens';

export interface AppParts {
  readonly config: Config;
  readonly database: Database;
  /** The pool behind the database, for its gauge. */
  readonly pool: PoolCounts;
  readonly log: Logger;
  /** Stands before everything that may answer. */
  readonly crossOrigin: RequestHandler;
}

export function createApp({ config, database, pool, log, crossOrigin }: AppParts): Express {
  const metrics = createMetrics(pool, Object.keys(REASONS));
  const key = config.jwtSecret === null ? null : secretKey(config.jwtSecret);
  const { jwtExpiresIn, sessionTtlMs, tokenRefresh } = config;
  const refuse = createRefuse(log, metrics);

  const app = express();
  app.disable('x-powered-by');
  app.disable('etag');
  app.use(withRequestContext);
  app.use(crossOrigin);
  app.get('/health', health);
  if (config.healthSessions) app.get('/health/sessions', sessionHealth(database, log));
  app.get('/metrics', metrics.handler);
  app.use('/api/auth', authRoutes({ key, jwtExpiresIn, sessionTtlMs, tokenRefresh, database, log, refuse }));
  app.use(notFound);
  app.use(onError(log));
  return app;
}

const notFound: RequestHandler = (_request, response) => {
  response.status(404).json({ error: 'Not found', code: 'not_found' });
};

function onError(log: Logger): ErrorRequestHandler {
  // Express tells an error handler by its four parameters.
  return (thrown: unknown, request, response, next) => {
    if (response.headersSent) return next(thrown);
    const status = clientStatus(thrown);
    if (status !== null) {
      // Without the message: a parser's may quote the body, and with it a password.
      response.status(status).json({ error: 'Bad request', code: 'invalid_request' });
      return;
    }
    const details = thrown instanceof Error ? (thrown.stack ?? thrown.message) : String(thrown);
    log.error({ ...requestFields(request, response), details: withoutTokens(details) }, 'unexpected error');
    response.status(500).json({ error: 'Internal server error', code: 'internal_error' });
  };
}

/** The status of a request that Express or its body parser refused; null for an error of our own. */
function clientStatus(thrown: unknown): number | null {
  if (typeof thrown !== 'object' || thrown === null || !('status' in thrown)) return null;
  const { status } = thrown;
  return typeof status === 'number' && status >= 400 && status < 500 && status !== 401 ? status : null;
}
