// Which tables hold the sessions and the users, and the states of both.

import { guessed } from '../finding';
import { ownerOf, sessionStates } from './session-states';
import type { Table } from './tables';
import { keyOf, userStates, type States } from './user-states';

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

export function findStates({ sessions, users }: FoundTables): States {
  const ofUsers = users === null ? {} : userStates(users, sessions === null ? null : ownerOf(sessions));
  return { ...(sessions === null ? withoutSessions(users) : sessionStates(sessions)), ...ofUsers };
}

/** A token without a row behind it is as good as written down. */
function withoutSessions(users: Table | null): States {
  const key = users === null ? null : keyOf(users);
  return users === null || key === null
    ? {}
    : {
        sessionWritten: guessed(
          `SELECT 1 FROM ${users.name} WHERE ${key.name} = {{userId}}`,
          'no table of sessions was found, so that a token needs no row',
        ),
      };
}
