// The states of users that the columns of their table let one bring about.

import type { DatabaseStateName } from '../../contract/target';
import { guessed, type Finding } from '../finding';
import type { Column } from './column';
import { isEmail, isUsername, newRow } from './new-row';
import { columnLike, switched, switchLike } from './switched';
import type { Table } from './tables';

export type States = Partial<Record<DatabaseStateName, Finding>>;

const KEY = /^"?id"?$/i;
const OWN_KEY = /^"?\w*(user|member|account|customer|author|person)_?id"?$/i;
const OFF = /deactivated|disabled|blocked|banned|suspended|deleted|is_?active|active|enabled/i;

export function userStates(table: Table): States {
  const { name, columns, from } = table;
  const key = keyOf(table);
  const off = switchLike(columns, OFF);
  if (key === null) return {};
  const where = `${key.name} = {{userId}}`;
  const moved = anotherKey(key);
  const restored = insertAgain(table, key);
  return {
    userDeleted: guessed(`DELETE FROM ${name} WHERE ${where}`, from),
    ...(moved === null || restored === null
      ? {}
      : { userMoved: guessed(`UPDATE ${name} SET ${key.name} = ${moved} WHERE ${where}`, from) }),
    ...(restored === null ? {} : { userRestored: guessed(restored, from) }),
    ...(off === null ? {} : { userDeactivated: guessed(switched(name, off, where), from) }),
  };
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
