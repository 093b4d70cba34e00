// The form of what a configuration says of its database.

import * as z from 'zod';
import { aFunction, atLeastOne, byShape, has, record, text } from '../form';
import { DATABASE_STATES } from '../vocabulary';
import { argv, optionalOf } from './parts';

const command = record({ command: argv, directory: text.optional(), files: atLeastOne(text) });

const schema = byShape((value) =>
  typeof value === 'string' ? text : Array.isArray(value) ? atLeastOne(text) : command,
);

const seed = byShape((value) => {
  if (typeof value === 'function') return aFunction;
  if (has(value, 'command')) return record({ command: argv, directory: text.optional() });
  return has(value, 'file') ? record({ file: text }) : record({ sql: text });
});

const action = byShape((value) => (typeof value === 'function' ? aFunction : text));
const readState = record({ apply: aFunction, read: aFunction, holds: aFunction, says: text });
const describedState = record({
  apply: action,
  undo: action.optional(),
  shows: text.optional(),
  says: text.optional(),
});

const state = byShape((value) => {
  if (typeof value === 'string') return text;
  return has(value, 'holds') ? readState : describedState;
});

export const databaseForm = record({
  variables: optionalOf(['host', 'port', 'user', 'password', 'name'], text).optional(),
  file: record({ template: text, variable: text.optional() }).optional(),
  parameters: z
    .string()
    .regex(/^[^?]*$/, 'must not hold a question mark')
    .optional(),
  schema: schema.optional(),
  seed: seed.optional(),
  sessionsTable: text.optional(),
  usersTable: text.optional(),
  states: optionalOf(DATABASE_STATES, state).optional(),
});
