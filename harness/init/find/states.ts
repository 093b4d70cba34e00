// The states of sessions and users that the columns of their tables let one bring about.

import type { DatabaseStateName } from '../../contract/target';
import { guessed, type Finding, type Value } from '../finding';
import type { Column, Table } from './tables';

export interface FoundTables {
  readonly sessions: Table | null;
  readonly users: Table | null;
}

const USERS = /^"?(app_?|auth_?)?(users?|accounts?|members?|customers?|authors?|people|profiles?)"?$/i;
const SESSIONS = /session|login|device|refresh_?token|auth_?token/i;

export function sessionAndUserTables(tables: readonly Table[]): FoundTables {
  return {
    sessions: tables.find(({ name }) => SESSIONS.test(name)) ?? null,
    users: tables.find(({ name }) => USERS.test(name)) ?? null,
  };
}

type States = Partial<Record<DatabaseStateName, Finding>>;

export function findStates({ sessions, users }: FoundTables): States {
  return {
    ...(sessions === null ? {} : sessionStates(sessions)),
    ...(users === null ? {} : userStates(users)),
  };
}

function sessionStates(table: Table): States {
  const { name, columns } = table;
  const owner = columnLike(columns, /^"?\w*(user|member|account|customer|author|owner|person)_?id"?$/i);
  const over = columnLike(columns, /revoked|ended|invalidated|logged_?out|is_?active|active|valid/i);
  const until = columnLike(columns, /expire|ends|valid_?until/i);
  const from = table.from;
  if (owner === null) return {};
  const where = `${owner.name} = {{userId}}`;
  return {
    ...(over === null ? {} : { sessionRevoked: guessed(switched(name, over, where), from) }),
    ...(until === null
      ? {}
      : {
          sessionExpired: guessed(
            {
              apply: `UPDATE ${name} SET ${until.name} = now() - interval '1 hour' WHERE ${where}`,
              undo: `UPDATE ${name} SET ${until.name} = now() + interval '1 hour' WHERE ${where}`,
              shows: `SELECT 1 FROM ${name} WHERE ${where} AND ${until.name} < now()`,
            },
            from,
          ),
        }),
    sessionsEmptied: guessed(`DELETE FROM ${name}`, from),
  };
}

function userStates(table: Table): States {
  const { name, columns, from } = table;
  const key =
    columnLike(columns, /^"?id"?$/i) ??
    columnLike(columns, /^"?\w*(user|member|account|customer|author|person)_?id"?$/i);
  const off = columnLike(
    columns,
    /deactivated|disabled|blocked|banned|suspended|deleted|is_?active|active|enabled/i,
  );
  if (key === null) return {};
  const where = `${key.name} = {{userId}}`;
  return {
    userDeleted: guessed(`DELETE FROM ${name} WHERE ${where}`, from),
    ...(off === null ? {} : { userDeactivated: guessed(switched(name, off, where), from) }),
  };
}

/** A boolean is turned round; a time is set. */
function switched(table: string, { name, isBoolean }: Column, where: string): Value {
  const isGood = /active|valid(?!at)|enabled/i.test(name) && !/inactive|invalid|deactiv/i.test(name);
  const [bad, good] = isBoolean ? [String(!isGood), String(isGood)] : ['now()', 'NULL'];
  const holds = isBoolean ? `${name} IS ${bad.toUpperCase()}` : `${name} IS NOT NULL`;
  return {
    apply: `UPDATE ${table} SET ${name} = ${bad} WHERE ${where}`,
    undo: `UPDATE ${table} SET ${name} = ${good} WHERE ${where}`,
    shows: `SELECT 1 FROM ${table} WHERE ${where} AND ${holds}`,
  };
}

function columnLike(columns: readonly Column[], pattern: RegExp): Column | null {
  return columns.find(({ name }) => pattern.test(name)) ?? null;
}
