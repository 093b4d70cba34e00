import { randomUUID } from 'node:crypto';
import cors from 'cors';
import express, { type ErrorRequestHandler, type Express } from 'express';
import type { Logger } from 'pino';
import { pinoHttp } from 'pino-http';
import { ZodError } from 'zod';
import { Authors } from './authors';
import { isLoss, type Database } from './database';
import { HttpError } from './http-error';
import { routes } from './routes';
import type { Settings } from './settings';

export interface Parts {
  readonly settings: Settings;
  readonly database: Database;
  readonly logger: Logger;
  readonly onLoss: (error: Error) => void;
}

export function makeApp({ settings, database, logger, onLoss }: Parts): Express {
  const app = express();
  app.disable('x-powered-by');
  app.use(requestLog(logger));
  app.use(cors({ origin: settings.ALLOWED_ORIGIN.split(',') }));
  app.use(express.json());
  app.get('/ping', (_request, response) => void response.send('pong'));
  app.use('/api', routes(settings, database, new Authors(database, settings)));
  app.use(answerErrors(onLoss));
  return app;
}

function requestLog(logger: Logger) {
  return pinoHttp({
    logger,
    genReqId: (_request, response) => {
      const id = randomUUID();
      response.setHeader('X-Request-Id', id);
      return id;
    },
    customLogLevel: (_request, { statusCode }) =>
      statusCode >= 500 ? 'error' : statusCode >= 400 ? 'warn' : 'info',
    serializers: {
      req: ({ id, method, url }: { id: string; method: string; url: string }) => ({ id, method, url }),
      res: ({ statusCode }: { statusCode: number }) => ({ statusCode }),
      err: ({ message }: Error) => message,
    },
  });
}

function answerErrors(onLoss: (error: Error) => void): ErrorRequestHandler {
  return (error: Error, request, response, _next) => {
    if (isLoss(error)) return onLoss(error);
    response.err = error;
    if (error instanceof HttpError)
      response.status(error.status).json({ errors: { [error.subject]: [error.says] } });
    else if (error instanceof ZodError)
      response.status(422).json({ errors: { body: error.issues.map(({ message }) => message) } });
    else response.status(500).json({ errors: { server: ['has failed'] } });
  };
}
