// What the harness knows of the tiny target: written as a team would, as data.

import { readTarget } from '../../configuration/read-target';
import { defineTarget, type LookObject } from '../../contract/configuration';

export const tinyConfiguration = defineTarget({
  name: 'tiny',
  root: __dirname,
  process: { command: ['node', 'server.cjs'], health: { path: '/up', statuses: [200] } },
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
    seed: {
      sql: `INSERT INTO members (number, name, word) VALUES
        ({{user.id}}, {{user.email}}, {{user.password}}),
        ({{bystander.id}}, {{bystander.email}}, {{bystander.password}})`,
    },
    states: {
      userDeleted: {
        apply: 'DELETE FROM members WHERE number = {{id}}',
        undo: `INSERT INTO members (number, name, word) VALUES ({{id}}, {{email}}, {{password}})
               ON CONFLICT (name) DO UPDATE SET number = excluded.number`,
        shows: 'SELECT WHERE NOT EXISTS (SELECT FROM members WHERE number = {{id}})',
        says: 'the member is gone',
      },
      userMoved: 'UPDATE members SET number = {{freshId}} WHERE number = {{id}}',
      userDeactivated: {
        apply: 'UPDATE members SET blocked = true WHERE number = {{id}}',
        undo: 'UPDATE members SET blocked = false WHERE number = {{id}}',
        shows: 'SELECT FROM members WHERE number = {{id}} AND blocked',
        says: 'the member is blocked',
      },
    },
  },

  signIn: {
    method: 'PUT',
    path: '/door',
    body: { name: '{{email}}', word: '{{password}}' },
    token: { cookie: 'pass' },
  },
  token: { in: 'cookie', name: 'pass' },
  probe: '/me',
  requestId: 'x-trace',
  log: { pattern: /^(?<level>[A-Z]+) \[(?<requestId>.+?)\] (?<message>.*)$/ },
  metrics: { path: '/numbers', counts: ['refusals'] },

  looks: {
    healthy: { status: 200, headers: { 'content-type': 'text/plain' }, body: /^Hello, user@/ },
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

function refused(status: number, why: string): LookObject {
  return {
    status,
    headers: {
      'content-type': 'application/problem+json',
      'www-authenticate': status === 401 ? 'Pass realm="door"' : null,
    },
    body: { title: 'Refused', status, detail: why },
    logs: [{ level: status < 500 ? 'warn' : 'error', msg: `GET /me refused with ${status}: ${why}` }],
  };
}
