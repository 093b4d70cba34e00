// The states of this backend's database that have a name: how each is brought about, and how it shows.

import type { ReadState, StateName } from '../harness/contract/configuration';
import type { Person, Statement, Subject } from '../harness/contract/person';

type Row = Readonly<Record<string, unknown>>;

export function databaseStates(hashOf: (person: Person) => string): Record<StateName, ReadState> {
  return {
    sessionRevoked: sessionState(
      'UPDATE sessions SET isActive = false WHERE token = $1',
      'sessions.isActive is false',
      (row) => row.isactive === false,
    ),
    sessionExpired: sessionState(
      "UPDATE sessions SET expiresAt = now() - interval '1 minute' WHERE token = $1",
      'sessions.expiresAt has passed',
      (row) => row.expired === true,
    ),
    sessionRestored: sessionState(
      'UPDATE sessions SET isActive = true WHERE token = $1',
      'sessions.isActive is true',
      (row) => row.isactive === true,
    ),
    sessionExtended: sessionState(
      "UPDATE sessions SET expiresAt = now() + interval '1 day' WHERE token = $1",
      'sessions.expiresAt lies ahead',
      (row) => row.expired === false,
    ),
    sessionWritten: {
      apply: ({ session, freshId }) => ({
        sql: "INSERT INTO sessions (id, token, userId, expiresAt) VALUES ($1, $2, $3, now() + interval '1 day')",
        parameters: [freshId, session.token, session.userId],
      }),
      read: readSession,
      holds: (rows) => rows.length === 1,
      says: 'the token has a row in sessions',
    },
    sessionsEmptied: {
      apply: () => ({ sql: 'TRUNCATE sessions' }),
      read: () => ({ sql: 'SELECT count(*)::int AS count FROM sessions' }),
      holds: ([row]) => row?.count === 0,
      says: 'sessions has no row',
    },
    userDeleted: {
      apply: ({ person }) => ({ sql: 'DELETE FROM users WHERE id = $1', parameters: [person.id] }),
      read: readUser,
      holds: (rows) => rows.length === 0,
      says: 'users has no row with the id of the token',
    },
    userRestored: {
      apply: ({ person }) => ({
        sql: `INSERT INTO users (id, email, passwordHash, role) VALUES ($1, $2, $3, $4)
              ON CONFLICT (email) DO UPDATE SET id = excluded.id`,
        parameters: [person.id, person.email, hashOf(person), person.role],
      }),
      read: readUser,
      holds: (rows) => rows.length === 1,
      says: 'users has the row with the id of the token',
    },
    userMoved: {
      apply: ({ person, freshId }) => ({
        sql: 'UPDATE users SET id = $2 WHERE id = $1',
        parameters: [person.id, freshId],
      }),
      read: ({ person }) => ({ sql: 'SELECT id FROM users WHERE email = $1', parameters: [person.email] }),
      holds: ([row], { freshId }) => row?.id === freshId,
      says: 'users has the email under another id',
    },
    userDeactivated: userState('UPDATE users SET isActive = false WHERE id = $1', false),
    userActivated: userState('UPDATE users SET isActive = true WHERE id = $1', true),
  };
}

function sessionState(sql: string, says: string, holds: (row: Row) => boolean): ReadState {
  return {
    apply: ({ session }) => ({ sql, parameters: [session.token] }),
    read: readSession,
    holds: ([row]) => row !== undefined && holds(row),
    says,
  };
}

function userState(sql: string, active: boolean): ReadState {
  return {
    apply: ({ person }) => ({ sql, parameters: [person.id] }),
    read: readUser,
    holds: ([row]) => row?.isactive === active,
    says: `users.isActive is ${active}`,
  };
}

function readSession({ session }: Subject): Statement {
  return {
    sql: 'SELECT isActive, expiresAt, expiresAt <= now() AS expired, lastActive FROM sessions WHERE token = $1',
    parameters: [session.token],
  };
}

function readUser({ person }: Subject): Statement {
  return { sql: 'SELECT id, isActive, status FROM users WHERE id = $1', parameters: [person.id] };
}
