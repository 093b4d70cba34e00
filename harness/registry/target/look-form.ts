// The form of what a configuration says of looks: data or a function, under names that are checked elsewhere; and of what a function gives.

import * as z from 'zod';
import { aFunction, aRegExp, byShape, expressionFaults, faultsOf, has, named, record, text } from '../form';

const textOrExpression = byShape((value) => (typeof value === 'object' ? aRegExp : z.string()));

/** What is compared as it is written, but for the regular expressions in it. */
const written = z.unknown().superRefine((value, context) => {
  for (const { path, message } of expressionFaults(value))
    context.addIssue({ code: 'custom', path: [...path], message });
});
const lines = z.array(z.looseObject({})).and(written);
const changes = z.record(text, z.number());
const status = z.int().min(100).max(599);

const part = {
  status: byShape((value) =>
    typeof value === 'number'
      ? status
      : z.enum(['2xx', '4xx', '401', '5xx'], 'must be a status, "2xx", "4xx", "401" or "5xx"'),
  ).optional(),
  headers: z
    .record(
      text,
      byShape((value) => (value === null ? z.null() : textOrExpression)),
    )
    .optional(),
  body: written.optional(),
  logs: lines.optional(),
  metric: changes.optional(),
};

const look = record({ ...part, ends: z.boolean().optional() });

export const looksForm = named(byShape((value) => (typeof value === 'function' ? aFunction : look)));

const given = record({
  ...part,
  ends: z.undefined('is read of a look that is no function alone').optional(),
});
/** A whole signature. */
const whole = record({
  response: record({ status, headers: z.record(text, z.string()), body: z.unknown().optional() }),
  logs: z.array(z.looseObject({})),
  metric: changes,
});

/** Every fault of what the function of a look gave, which stands at `key`. */
export function givenLookFaults(value: unknown, key: string): string[] {
  if (
    typeof value !== 'object' ||
    value === null ||
    typeof (value as PromiseLike<unknown>).then === 'function'
  )
    return [`${key} must give an object, not ${kindOf(value)}`];
  return faultsOf(has(value, 'response') ? whole : given, value, key);
}

function kindOf(value: unknown): string {
  if (value === undefined) return 'nothing';
  if (value === null) return 'null';
  return typeof value === 'object' ? 'a promise' : JSON.stringify(value);
}
