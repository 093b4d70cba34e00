// The application: plugins, routes, and one line in the log for each answer.

import { randomUUID } from 'node:crypto';
import cookie from '@fastify/cookie';
import cors from '@fastify/cors';
import fastify from 'fastify';
import { bookRoutes } from './book-routes.js';
import { makeCookies } from './cookies.js';
import { makeLogins } from './logins.js';
import { sessionRoutes } from './session-routes.js';
import { makeTokens } from './tokens.js';

export async function makeApp({ settings, database, log }) {
  const app = fastify({ logger: false, genReqId: () => randomUUID(), requestIdHeader: 'x-request-id' });
  app.addHook('onRequest', async (request, reply) => void reply.header('x-request-id', request.id));
  await app.register(cookie);
  await app.register(cors, {
    origin: settings.webOrigin,
    credentials: true,
    methods: ['GET', 'POST', 'DELETE'],
  });

  app.addHook('onResponse', async ({ method, url, id, refusal }, { statusCode }) => {
    const line = `${method} ${url} ${statusCode}`;
    if (refusal === undefined) log.info(line, id);
    else (statusCode < 500 ? log.warn : log.error)(`${line}: ${refusal}`, id);
  });
  app.setErrorHandler((error, request, reply) => {
    request.refusal = error.message;
    const status = error.status ?? error.statusCode ?? 500;
    const said = error.error ?? (status < 500 ? 'bad_request' : 'internal');
    return reply.code(status).send({ error: said });
  });

  app.get('/live', async () => 'ok');
  const parts = { tokens: makeTokens(settings), cookies: makeCookies(settings), database, log };
  sessionRoutes(app, { ...parts, logins: makeLogins(database, settings) });
  bookRoutes(app, parts);
  return app;
}
