// The form of what a configuration says of looks: data or a function, under names that are checked elsewhere.

import * as z from 'zod';
import { aFunction, aRegExp, byShape, named, record, text } from '../form';

const textOrExpression = byShape((value) => (typeof value === 'object' ? aRegExp : z.string()));

const look = record({
  status: byShape((value) =>
    typeof value === 'number'
      ? z.int().min(100).max(599)
      : z.enum(['2xx', '4xx', '401', '5xx'], 'must be a status, "2xx", "4xx", "401" or "5xx"'),
  ).optional(),
  headers: z
    .record(
      text,
      byShape((value) => (value === null ? z.null() : textOrExpression)),
    )
    .optional(),
  body: z.unknown().optional(),
  logs: z.array(z.looseObject({})).optional(),
  metric: z.record(text, z.number()).optional(),
  ends: z.boolean().optional(),
});

export const looksForm = named(byShape((value) => (typeof value === 'function' ? aFunction : look)));
