// The form of what a configuration says of logging in, and of the requests that are judged.

import * as z from 'zod';
import { aFunction, atLeastOne, byShape, has, record, text } from '../form';
import { statuses, strings, texts, urlPath } from './parts';

const source = byShape((value) => {
  if (has(value, 'cookie')) return record({ cookie: text });
  if (has(value, 'header')) return record({ header: text });
  return z.string().startsWith('/', 'must be a JSON pointer that starts with "/", { cookie } or { header }');
});

const requestShape = {
  method: text.optional(),
  path: urlPath,
  headers: strings.optional(),
  body: z.unknown().optional(),
  form: strings.optional(),
  statuses: statuses.optional(),
  keep: z.record(text, source).optional(),
};

const step = byShape((value) =>
  has(value, 'sql') ? record({ sql: text, keep: strings.optional() }) : record(requestShape),
);

const gives = {
  token: source,
  userId: byShape((value) => (has(value, 'claim') ? record({ claim: text }) : source)).optional(),
};

export const signInForm = byShape((value) => {
  if (has(value, 'request') || has(value, 'session'))
    return record({ request: aFunction, session: aFunction });
  return has(value, 'steps')
    ? record({ steps: atLeastOne(step), ...gives })
    : record({ ...requestShape, ...gives });
});

export const signUpForm = byShape((value) => (Array.isArray(value) ? atLeastOne(step) : step));

export const signOutForm = byShape((value) =>
  typeof value === 'function' ? aFunction : record({ method: text.optional(), path: urlPath }),
);

export const peopleForm = record({ user: texts.optional(), bystander: texts.optional() });

export const tokenForm = z.discriminatedUnion('in', [
  record({ in: z.literal('header'), name: text, scheme: text.optional() }),
  record({ in: z.literal('cookie'), name: text }),
  record({ in: z.literal('query'), name: text }),
]);

const probeShape = {
  method: text.optional(),
  path: urlPath,
  headers: strings.optional(),
  body: z.unknown().optional(),
};
const probeName = text.regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'must be a name in kebab-case');

const severalProbes = atLeastOne(record({ name: probeName, ...probeShape })).refine(
  (probes) => new Set(probes.map(({ name }) => name)).size === probes.length,
  'must have names that differ',
);

export const probeForm = byShape((value) => {
  if (Array.isArray(value)) return severalProbes;
  return typeof value === 'object' ? record({ name: probeName.optional(), ...probeShape }) : urlPath;
});
