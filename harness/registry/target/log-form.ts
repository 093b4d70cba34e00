// The form of what a configuration says of its log and its metrics.

import * as z from 'zod';
import { aFunction, aRegExp, byShape, has, record, text } from '../form';
import { urlPath } from './parts';

const LEVELS = ['trace', 'debug', 'info', 'warn', 'error', 'fatal'];

const source = {
  from: byShape((value) =>
    typeof value === 'object' ? record({ file: text }) : z.enum(['stdout', 'stderr']),
  ).optional(),
  levels: z.record(text, z.enum(LEVELS)).optional(),
};

const marker = record({
  method: text,
  path: urlPath,
  headers: z.record(text, z.string()),
  body: z.unknown().optional(),
});

const parsed = record({
  parse: aFunction,
  marker: marker.optional(),
  secretFingerprint: aFunction.optional(),
  fingerprintOf: aFunction.optional(),
  ...source,
});

const json = record({
  json: record({
    level: text.optional(),
    message: text.optional(),
    requestId: text.optional(),
    fields: z.array(text).optional(),
  }),
  ...source,
});

export const logForm = byShape((value) => {
  if (typeof value === 'string')
    return z.literal('none', 'must be "none", { json }, { pattern } or { parse }');
  if (has(value, 'parse')) return parsed;
  return has(value, 'pattern') ? record({ pattern: aRegExp, ...source }) : json;
});

export const metricsForm = byShape((value) =>
  typeof value === 'string'
    ? z.literal('none', 'must be "none" or { path, counts }')
    : record({
        path: urlPath,
        counts: byShape((counts) => (typeof counts === 'function' ? aFunction : z.array(text))),
        pool: record({ total: text, waiting: text, idle: text }).optional(),
      }),
);
