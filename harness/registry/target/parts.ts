// Forms that several parts of a target's configuration have in common.

import * as z from 'zod';
import { atLeastOne, byShape, record, text } from '../form';

export const urlPath = z.string().startsWith('/', 'must be a path that starts with "/"');
export const statuses = atLeastOne(z.int().min(100).max(599));
export const argv = z
  .array(text, { error: () => "must be a list of words: ['node', 'dist/server.js']" })
  .min(1, 'must hold at least the program');
export const texts = z.record(
  text,
  byShape((value) => (typeof value === 'object' ? record({ env: text }) : z.string())),
);
export const strings = z.record(text, z.string());

export function optionalOf<Value extends z.ZodType>(names: readonly string[], value: Value) {
  return record(Object.fromEntries(names.map((name) => [name, value.optional()])));
}
