// Which browsers' origins may call this service.

import cors from 'cors';
import type { RequestHandler } from 'express';
import type { CorsConfig } from './config';

export function corsMiddleware(config: CorsConfig): RequestHandler {
  return cors({
    // A function that answers false: the preflight of another origin is not answered here but falls through to the routes.
    origin: (origin, decide) => decide(null, origin !== undefined && config.origins.includes(origin)),
    methods: ['GET', 'POST'],
    allowedHeaders: [...config.allowedHeaders],
    preflightContinue: config.preflightContinue,
    optionsSuccessStatus: 204,
  });
}
