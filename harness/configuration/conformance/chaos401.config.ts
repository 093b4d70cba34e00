// What keys that no example needs promise, on a backend that needs them: `companions`, a log that is a file, a token in the URL.

import { defineTarget, type LookObject } from '../../contract/configuration';

/** What the processes write is no business of the repository's. */
const { GATE_FOLDER: folder = '' } = process.env;
const file = `${folder}/gate-{{port}}.log`;

export default defineTarget({
  name: 'gate',
  process: { command: ['node', 'gate.cjs'], environment: { LOG_FILE: file }, health: { path: '/up' } },
  companions: {
    issuer: {
      command: ['node', 'issuer.cjs'],
      environment: { ISSUERS: folder },
      urlVariable: 'ISSUER_URL',
      health: { path: '/up' },
    },
  },
  variables: { secret: 'TICKET_KEY', tokenLifetime: 'TICKET_SECONDS' },
  database: {
    schema: 'schema.sql',
    usersTable: 'guests',
    seed: {
      sql: `INSERT INTO guests (id, email, word) VALUES
        ({{user.id}}, {{user.email}}, {{user.password}}),
        ({{bystander.id}}, {{bystander.email}}, {{bystander.password}})`,
    },
    states: {
      userDeleted: {
        apply: 'DELETE FROM guests WHERE id = {{userId}}',
        undo: 'INSERT INTO guests (id, email, word) VALUES ({{userId}}, {{email}}, {{password}})',
      },
    },
  },
  signIn: { path: '/tickets', body: { email: '{{email}}', word: '{{password}}' }, token: '/ticket' },
  token: { in: 'query', name: 'access_token' },
  probe: '/show?seats=2',
  log: { json: { fields: ['path'] }, from: { file } },
  otherwise: 'nothing',
  looks: {
    healthy: { status: 200 },
    'token-missing': refused(401, 'no ticket'),
    'token-malformed': refused(401, 'jwt malformed'),
    'token-signature-invalid': refused(401, 'invalid signature'),
    'token-expired': refused(401, 'jwt expired'),
    'user-unknown': refused(401, 'no such guest'),
    'database-refuses': refused(503, 'store: ECONNREFUSED'),
    'secret-missing': refused(500, 'no key'),
  },
});

function refused(status: number, message: string): LookObject {
  const level = status < 500 ? 'warn' : 'error';
  return { status, body: { why: message }, logs: [{ level, msg: message, path: '/show' }] };
}
