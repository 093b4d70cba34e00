// The form of a definition: zod schemas whose faults read as sentences, unknown keys with the nearest key.

import { types } from 'node:util';
import * as z from 'zod';
import { didYouMean } from '../support/text/nearest';

// A form is checked once a run: compiling it first costs more than it saves.
z.config({ jitless: true });

/** An object with these keys and no others. */
export function record<Shape extends z.ZodRawShape>(shape: Shape) {
  return z.strictObject(shape, {
    error: (issue) =>
      issue.code === 'unrecognized_keys'
        ? issue.keys.map((key) => `has the unknown key "${key}"${meant(key, Object.keys(shape))}`).join('; ')
        : undefined,
  });
}

/** The nearest keys, or which there are where none is near. */
function meant(key: string, known: readonly string[]): string {
  const near = didYouMean(key, known);
  return near === '' ? ` (known: ${shortList(known)})` : near;
}

export const text = z.string().min(1, 'must not be empty');

export const aFunction = z.custom<unknown>((value) => typeof value === 'function', 'must be a function');

/** Values by name. Names are checked elsewhere: zod looks into no value whose name is wrong. */
export function named<Value extends z.ZodType>(value: Value) {
  return z.record(z.string(), value);
}

export function atLeastOne<Item extends z.ZodType>(item: Item) {
  return z.array(item).min(1, 'must hold at least one');
}

/** One of these words; another is refused with the nearest of them. */
export function oneOf(words: readonly string[]) {
  return z.string().refine((word) => words.includes(word), {
    error: (issue) =>
      typeof issue.input === 'string'
        ? `must be one of ${shortList(words)}, not "${issue.input}"${didYouMean(issue.input, words)}`
        : undefined,
  });
}

/** The form that `choose` finds for the value: where a definition may have one of several forms, its faults are those of the one that is meant. */
export function byShape(choose: (value: unknown) => z.ZodType) {
  return z.unknown().superRefine((value, context) => {
    if (value === undefined) return context.addIssue({ code: 'custom', message: 'is missing' });
    const outcome = choose(value).safeParse(value, { reportInput: true });
    for (const issue of outcome.error?.issues ?? [])
      context.addIssue({ code: 'custom', path: [...issue.path], message: sentenceOf(issue) });
  });
}

/** Whether it is an object with this key. */
export function has(value: unknown, key: string): boolean {
  return typeof value === 'object' && value !== null && key in value;
}

/** With `g` or `y`, what fits would depend on what was looked at before (`lastIndex`). */
export const aRegExp = z
  .custom<RegExp>((value) => types.isRegExp(value), 'must be a regular expression')
  .refine(
    ({ flags }) => !/[gy]/.test(flags),
    'must be without the flags g and y, which remember the last match',
  );

/** The faults of every regular expression somewhere in plain data. */
export function expressionFaults(
  value: unknown,
  path: readonly (string | number)[] = [],
): { readonly path: readonly (string | number)[]; readonly message: string }[] {
  if (types.isRegExp(value))
    return (aRegExp.safeParse(value).error?.issues ?? []).map(({ message }) => ({ path, message }));
  if (Array.isArray(value)) return value.flatMap((item, index) => expressionFaults(item, [...path, index]));
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, item]) => expressionFaults(item, [...path, key]));
}

/** Every fault of `value`, which stands at `key`, each as `path: what is wrong there`; none where it has the form. */
export function faultsOf(form: z.ZodType, value: unknown, key = ''): string[] {
  const outcome = form.safeParse(value, { reportInput: true });
  if (outcome.success) return [];
  return outcome.error.issues.map((issue) => `${pathOf(issue.path, key)}: ${sentenceOf(issue)}`);
}

function sentenceOf(issue: z.core.$ZodIssue): string {
  if (issue.code === 'invalid_type' && issue.input === undefined) return `is missing (${issue.expected})`;
  return issue.message.replace(
    /^Invalid input: expected (\w+), received (\w+)$/,
    'must be of type $1, not $2',
  );
}

function pathOf(path: readonly PropertyKey[], key: string): string {
  const parts = path.map((part) => (typeof part === 'number' ? `[${String(part)}]` : `.${String(part)}`));
  const joined = `${key}${parts.join('')}`;
  return joined === '' ? 'the definition' : joined.replace(/^\./, '');
}

function shortList(words: readonly string[]): string {
  return words.length <= 8 ? words.join(', ') : `${words.slice(0, 8).join(', ')}, …`;
}
