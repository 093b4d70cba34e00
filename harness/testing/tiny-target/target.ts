// What the harness knows of the tiny target.

import type { Level } from '../../contract/log';
import type { Signature } from '../../contract/signature';
import { readTarget } from '../../configuration/read-target';
import { defineTarget, type ReadState } from '../../contract/configuration';
import type { Session, Subject } from '../../contract/person';
import type { Facts } from '../../contract/target';
import type { HttpResponse } from '../../contract/http';

const PROBE = { method: 'GET', path: '/me' };
const JUDGED_HEADERS = ['content-type', 'www-authenticate', 'x-trace'];

export const tinyConfiguration = defineTarget({
  name: 'tiny',
  root: __dirname,
  process: { bundle: 'server.ts', environment: {}, health: { path: '/up', statuses: [200] } },
  variables: {
    port: 'LISTEN_PORT',
    databaseUrl: 'STORE',
    secret: 'PASS_KEY',
    tokenLifetime: 'PASS_SECONDS',
    connectTimeoutMs: 'STORE_PATIENCE_MS',
  },
  origin: 'http://door.example',
  otherwise: 'nothing',

  database: {
    schema: 'schema.sql',
    usersTable: 'members',
    seed: async (people) => [
      { sql: 'DELETE FROM members' },
      ...people.map(({ id, email, password }) => ({
        sql: 'INSERT INTO members (number, name, word) VALUES ($1, $2, $3)',
        parameters: [id, email, password],
      })),
    ],
    states: {
      userDeleted: state('DELETE FROM members WHERE number = $1', 'is gone', ([row]) => row === undefined),
      userRestored: {
        ...state('', 'is there', ([row]) => row !== undefined),
        apply: ({ person }: Subject) => ({
          sql: `INSERT INTO members (number, name, word) VALUES ($1, $2, $3)
                ON CONFLICT (name) DO UPDATE SET number = excluded.number`,
          parameters: [person.id, person.email, person.password],
        }),
      },
      userMoved: {
        ...state('', 'has another number', ([row]) => row === undefined),
        apply: ({ person, freshId }: Subject) => ({
          sql: 'UPDATE members SET number = $2 WHERE number = $1',
          parameters: [person.id, freshId],
        }),
      },
      userDeactivated: state(
        'UPDATE members SET blocked = true WHERE number = $1',
        'is blocked',
        ([row]) => row?.blocked === true,
      ),
      userActivated: state(
        'UPDATE members SET blocked = false WHERE number = $1',
        'is not blocked',
        ([row]) => row?.blocked === false,
      ),
    },
  },

  signIn: {
    request: ({ email, password }) => ({
      method: 'PUT',
      path: '/door',
      headers: {},
      body: { name: email, word: password },
    }),
    session: sessionIn,
  },
  token: { in: 'cookie', name: 'pass' },
  probe: PROBE,
  requestId: ({ headers }) => headers['x-trace'] ?? null,
  contractHeaders: (name) => JUDGED_HEADERS.includes(name),
  log: {
    parse: (line) => {
      const parts = /^([A-Z]+) \[(.+?)\] (.*)$/.exec(line);
      if (parts === null) return null;
      const [, level = '', trace = '', message = ''] = parts;
      return {
        level: level.toLowerCase() as Level,
        message,
        requestId: trace === '-' ? null : trace,
        fields: {},
      };
    },
    marker: { ...PROBE, headers: {} },
  },
  metrics: { path: '/numbers', counts: () => true },

  looks: {
    healthy: ({ person, requestId }) => ({
      response: {
        status: 200,
        headers: { 'content-type': 'text/plain', 'x-trace': requestId ?? '' },
        body: `Hello, ${person.email}!`,
      },
      logs: [],
      metric: {},
    }),
    'token-missing': refused(401, 'no pass'),
    'token-malformed': refused(401, 'jwt malformed'),
    'token-payload-corrupted': refused(401, 'unreadable pass'),
    'token-signature-invalid': refused(401, 'invalid signature'),
    'token-algorithm-refused': refused(401, 'invalid algorithm'),
    'token-expired': refused(401, 'jwt expired'),
    'token-not-yet-valid': refused(401, 'jwt not active'),
    'user-unknown': refused(401, 'no such member'),
    'user-deactivated': refused(401, 'blocked'),
    'user-lookup-cut-off': refused(503, 'store: Connection terminated unexpectedly'),
    'database-refuses': refused(503, 'store: ECONNREFUSED'),
    'database-resets': refused(503, 'store: ECONNRESET'),
    'database-silent': refused(503, 'store: timeout expired'),
    'database-shutting-down': refused(503, 'store: 57P03'),
    'database-connections-exhausted': refused(503, 'store: 53300'),
    'database-refuses-credentials': refused(503, 'store: 28P01'),
    'secret-missing': refused(500, 'no key'),
  },
});

export const tinyTarget = readTarget(tinyConfiguration);

function refused(status: number, why: string) {
  return ({ method, path, requestId }: Facts): Signature => ({
    response: {
      status,
      headers: {
        'content-type': 'application/problem+json',
        'x-trace': requestId ?? '',
        ...(status === 401 ? { 'www-authenticate': 'Pass realm="door"' } : {}),
      },
      body: { title: 'Refused', status, detail: why },
    },
    logs: [
      { level: status < 500 ? 'warn' : 'error', msg: `${method} ${path} refused with ${status}: ${why}` },
    ],
    metric: { [`refusals{why="${why}"}`]: 1 },
  });
}

function state(sql: string, says: string, holds: ReadState['holds']): ReadState {
  return {
    apply: ({ person }: Subject) => ({ sql, parameters: [person.id] }),
    read: ({ person }: Subject) => ({
      sql: 'SELECT number, blocked FROM members WHERE number = $1',
      parameters: [person.id],
    }),
    holds,
    says: `the member ${says}`,
  };
}

function sessionIn({ status, headers }: HttpResponse): Session {
  const token = /^pass=([^;]+)/.exec(headers['set-cookie'] ?? '')?.[1];
  if (token === undefined) throw new Error(`The door was answered with ${status}.`);
  const [, payload = ''] = token.split('.');
  const { sub } = JSON.parse(Buffer.from(payload, 'base64url').toString()) as { sub: string };
  return { token, userId: sub };
}
