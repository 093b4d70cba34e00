// The states of users that the columns of their table let one bring about.

import type { DatabaseStateName } from '../../contract/target';
import { guessed, type Finding, type Value } from '../finding';
import type { Column } from './column';
import { isEmail, isUsername, newRow } from './new-row';
import { columnLike, switched, switchLike } from './switched';
import type { Table } from './tables';

export type States = Partial<Record<DatabaseStateName, Finding>>;

const KEY = /^"?id"?$/i;
const OWN_KEY = /^"?\w*(user|member|account|customer|author|person)_?id"?$/i;
const OFF = /deactivated|disabled|blocked|banned|suspended|deleted|is_?active|active|enabled/i;
/** Where it is a time, a row that is gone stays. */
const GONE = /^"?(deleted|left|removed)_?(at|on)?"?$/i;

/** `owner`: the column of the sessions that names the user; null where there is none. */
export function userStates(table: Table, owner: Column | null): States {
  const { name, columns, from } = table;
  const key = keyOf(table);
  if (key === null) return {};
  const where = `${key.name} = {{userId}}`;
  const gone = columns.find(({ name: column, kind }) => kind === 'time' && GONE.test(column));
  const email = columns.find(isEmail);
  const off = switchLike(
    columns.filter((column) => column !== gone),
    OFF,
  );
  const moved = owner?.reference === 'fixed' ? null : anotherKey(key);
  const states: Readonly<Partial<Record<DatabaseStateName, Value | null>>> = {
    ...(gone !== undefined && email !== undefined
      ? {
          userDeleted: `UPDATE ${name} SET ${gone.name} = now() WHERE ${email.name} = {{email}}`,
          userRestored: `UPDATE ${name} SET ${gone.name} = NULL, ${key.name} = {{userId}} WHERE ${email.name} = {{email}}`,
        }
      : {
          // The session must stay: a reference either takes it along or forbids it.
          userDeleted: (owner?.reference ?? 'none') === 'none' ? `DELETE FROM ${name} WHERE ${where}` : null,
          userRestored: insertAgain(table, key),
        }),
    userDeactivated: off === null ? null : switched(name, off, where),
  };
  const userMoved =
    moved === null || states.userRestored === null
      ? null
      : `UPDATE ${name} SET ${key.name} = ${moved} WHERE ${where}`;
  return Object.fromEntries(
    Object.entries({ ...states, userMoved }).flatMap(([state, value]) =>
      value === null ? [] : [[state, guessed(value, from)]],
    ),
  );
}

export function keyOf({ columns }: Table): Column | null {
  return columnLike(columns, KEY) ?? columnLike(columns, OWN_KEY);
}

function anotherKey({ kind, name }: Column): string | null {
  if (kind === 'number') return `${name} + 1000000`;
  return kind === 'uuid' || kind === 'text' ? '{{freshId}}' : null;
}

/** Whoever was only moved has a row with that email: it is given its old key. */
function insertAgain(table: Table, key: Column): string | null {
  const row = newRow(table, (column) => {
    if (column === key) return '{{userId}}';
    if (isEmail(column)) return '{{email}}';
    return isUsername(column) && column.isRequired ? '{{username}}' : undefined;
  });
  if (row === null) return null;
  const email = table.columns.find((column) => isEmail(column) && column.isUnique);
  const insert = `INSERT INTO ${table.name} (${[...row.keys()].join(', ')}) VALUES (${[...row.values()].join(', ')})`;
  return email === undefined
    ? insert
    : `${insert} ON CONFLICT (${email.name}) DO UPDATE SET ${key.name} = excluded.${key.name}`;
}
