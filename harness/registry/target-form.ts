// The form of a target's definition.

import { isAbsolute } from 'node:path';
import { z } from 'zod';
import { DATABASE_STATES, VARIABLE_ROLES } from './vocabulary';
import { aFunction, atLeastOne, named, record, text } from './form';

const urlPath = z.string().startsWith('/', 'must be a path that starts with "/"');
const statuses = atLeastOne(z.int().min(100).max(599));
const environment = z.record(text, z.string());
const script = { bundle: text, environment };

const state = record({ apply: aFunction, read: aFunction, holds: aFunction, says: text });

const optionalOf = <Value extends z.ZodType>(names: readonly string[], value: Value) =>
  record(Object.fromEntries(names.map((name) => [name, value.optional()])));

const token = z.discriminatedUnion('in', [
  record({ in: z.literal('header'), name: text, scheme: text.optional() }),
  record({ in: z.literal('cookie'), name: text }),
]);

export const targetForm = record({
  name: text,
  root: text.refine(isAbsolute, 'must be an absolute path'),
  process: record({
    ...script,
    health: record({ path: urlPath, statuses }),
    announces: aFunction.optional(),
    startsWithoutDatabase: z.boolean().optional(),
    loadsDotenv: z.boolean().optional(),
  }),
  image: record({ context: text, dockerfile: text }).optional(),
  variables: optionalOf(VARIABLE_ROLES, text).refine(
    (variables) => variables['port'] !== undefined,
    'must name the variable of the role "port"',
  ),
  seconds: aFunction.optional(),
  origin: text.refine(isOrigin, 'must be an origin: scheme, host and port, nothing behind them'),
  database: record({
    schema: text,
    sessionsTable: text.optional(),
    usersTable: text.optional(),
    seed: aFunction,
    states: optionalOf(DATABASE_STATES, state),
  }),
  aggressiveCleanup: record(script).optional(),
  signIn: record({ request: aFunction, session: aFunction }),
  signOut: aFunction.optional(),
  token,
  probe: record({ method: text, path: urlPath }),
  frontEnd: aFunction.optional(),
  openTab: aFunction.optional(),
  sessionHealth: record({ path: urlPath, well: statuses, unwell: statuses }).optional(),
  requestId: aFunction,
  contractHeaders: aFunction,
  log: record({
    parse: aFunction,
    marker: record({
      method: text,
      path: urlPath,
      headers: z.record(text, z.string()),
      body: z.unknown().optional(),
    }).optional(),
    secretFingerprint: aFunction.optional(),
    fingerprintOf: aFunction.optional(),
  }),
  metrics: record({
    path: urlPath,
    counts: aFunction,
    pool: record({ total: text, waiting: text, idle: text }).optional(),
  }).optional(),
  looks: named(aFunction),
});

function isOrigin(value: string): boolean {
  return URL.canParse(value) && new URL(value).origin === value;
}
