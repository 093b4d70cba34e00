// What the backend tells of itself: its log's form, the header that names a request, its counters.

import { found, guessed, type Finding } from '../finding';
import type { Repository } from '../repository';
import type { Route } from './routes';

export interface FoundOutputs {
  readonly log: Finding | null;
  readonly metrics: Finding | null;
  readonly requestId: Finding | null;
}

/** By the package that writes it, in order of what says most. */
const LOGS: readonly (readonly [names: readonly string[], log: Finding])[] = [
  [
    ['pino-http', 'nestjs-pino'],
    guessed({ json: { level: 'level', message: 'msg', requestId: '/req/id' } }, 'package.json has pino-http'),
  ],
  [
    ['pino'],
    guessed({ json: { level: 'level', message: 'msg', requestId: 'requestId' } }, 'package.json has pino'),
  ],
  [
    ['fastify'],
    guessed({ json: { level: 'level', message: 'msg', requestId: 'reqId' } }, 'package.json has fastify'),
  ],
  [
    ['winston'],
    guessed(
      { json: { level: 'level', message: 'message', requestId: 'requestId' } },
      'package.json has winston',
    ),
  ],
  [
    ['bunyan'],
    guessed({ json: { level: 'level', message: 'msg', requestId: 'req_id' } }, 'package.json has bunyan'),
  ],
];

export function findOutputs({ packageJson, sources }: Repository, routes: readonly Route[]): FoundOutputs {
  const packages = packageJson?.packages ?? [];
  const silent = sources.some(({ text }) => /fastify\(\{[^}]*logger:\s*false/i.test(text));
  const log = LOGS.find(
    ([names]) => names.some((name) => packages.includes(name)) && !(silent && names.includes('fastify')),
  );
  const header = sources
    .map(({ path, text }) => ({
      path,
      name: /['"](x-(?:request|correlation|trace)-id)['"]/i.exec(text)?.[1],
    }))
    .find(({ name }) => name !== undefined);
  return {
    log: log?.[1] ?? null,
    metrics: metricsOf(sources, routes),
    requestId:
      header?.name === undefined || header.name.toLowerCase() === 'x-request-id'
        ? null
        : found(header.name.toLowerCase(), header.path),
  };
}

function metricsOf(sources: Repository['sources'], routes: readonly Route[]): Finding | null {
  const route = routes.find(({ path }) => /(^|\/)metrics$/.test(path));
  const counters = sources.flatMap(({ text }) =>
    [
      ...text.matchAll(
        /Counter\(\s*(?:\{[^}]*name:\s*)?['"]([a-z_:]*(?:auth|fail|401|unauthor)[a-z_:]*)['"]/g,
      ),
    ].map(([, name = '']) => name),
  );
  return route === undefined || counters.length === 0
    ? null
    : guessed({ path: route.path, counts: counters }, route.from);
}
