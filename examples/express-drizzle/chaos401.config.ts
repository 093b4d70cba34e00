// What chaos-401 has to know of Gazette: how it is started, and what each condition looks like there.

import { defineTarget, type LookObject } from 'chaos-401';

export default defineTarget({
  name: 'gazette',
  process: {
    command: ['node', 'dist/index.js'],
    environment: { NODE_ENV: 'production', BCRYPT_ROUNDS: '4' },
    health: { path: '/ping' },
    supervised: true,
  },
  variables: {
    tokenLifetime: 'TOKEN_LIFETIME',
    sessionLifetime: 'DEVICE_LIFETIME',
    origins: 'ALLOWED_ORIGIN',
    poolMax: 'PG_POOL_MAX',
    connectTimeoutMs: 'PG_CONNECT_TIMEOUT_MS',
    queryTimeoutMs: 'PG_QUERY_TIMEOUT_MS',
    corsAllowedHeaders: null,
    corsPreflightContinue: null,
  },
  seconds: 'seconds',
  origin: 'https://gazette.example',

  database: {
    schema: { command: ['node', 'dist/migrate.js'], files: ['drizzle', 'src/migrate.ts'] },
    sessionsTable: 'author_device',
    usersTable: 'author',
    states: {
      sessionRevoked: {
        apply: 'UPDATE author_device SET revoked = true WHERE jti = {{claims.jti}}',
        undo: 'UPDATE author_device SET revoked = false WHERE jti = {{claims.jti}}',
        shows: 'SELECT 1 FROM author_device WHERE jti = {{claims.jti}} AND revoked',
        says: 'author_device.revoked is true',
      },
      sessionExpired: {
        apply: "UPDATE author_device SET expires_at = now() - interval '1 minute' WHERE jti = {{claims.jti}}",
        undo: "UPDATE author_device SET expires_at = now() + interval '1 day' WHERE jti = {{claims.jti}}",
        shows: 'SELECT 1 FROM author_device WHERE jti = {{claims.jti}} AND expires_at <= now()',
        says: 'author_device.expires_at has passed',
      },
      sessionsEmptied: 'TRUNCATE author_device',
      sessionWritten: 'SELECT 1 FROM author_device WHERE jti = {{claims.jti}}',
      userDeleted: 'DELETE FROM author WHERE id = {{userId}}',
      userMoved: 'UPDATE author SET id = id + 1000000 WHERE id = {{userId}}',
      userRestored: `INSERT INTO author (id, email, username, password_hash) VALUES ({{userId}}, {{email}}, {{username}}, '')
                     ON CONFLICT (email) DO UPDATE SET id = excluded.id`,
      userDeactivated: {
        apply: 'UPDATE author SET banned = true WHERE id = {{userId}}',
        undo: 'UPDATE author SET banned = false WHERE id = {{userId}}',
      },
    },
  },

  signUp: {
    path: '/api/users',
    body: { user: { email: '{{email}}', username: '{{username}}', password: '{{password}}' } },
  },
  signIn: {
    path: '/api/users/login',
    body: { user: { email: '{{email}}', password: '{{password}}' } },
    token: '/user/token',
    userId: { claim: 'author' },
  },
  signOut: { path: '/api/users/logout' },
  token: { in: 'header', name: 'authorization', scheme: 'Token' },
  probe: '/api/user',
  frontEnd: async ({ baseUrl, token, fetch }) => {
    await fetch(
      `${baseUrl}/api/user`,
      token === null ? {} : { headers: { authorization: `Token ${token}` } },
    );
  },

  log: { json: { requestId: '/req/id', fields: ['err'] } },
  looks: {
    'preflight-allowed': {
      status: 204,
      headers: { 'access-control-allow-origin': 'https://gazette.example' },
    },
    'preflight-origin-refused': { status: 204, headers: { 'access-control-allow-origin': null } },

    'token-missing': errors('token', 'is missing'),
    'token-scheme-missing': errors('token', 'is missing'),
    'token-scheme-doubled': errors('token', 'is missing'),
    'token-malformed': errors('token', 'is invalid: jwt malformed'),
    'token-quoted': errors('token', 'is invalid: invalid token'),
    'token-payload-corrupted': errors('token', /^is invalid: /),
    'token-signature-invalid': errors('token', 'is invalid: invalid signature'),
    'token-algorithm-refused': errors('token', 'is invalid: invalid algorithm'),
    'token-expired': errors('token', 'is invalid: jwt expired'),
    'token-not-yet-valid': errors('token', 'is invalid: jwt not active'),

    'session-revoked': errors('token', 'has been revoked'),
    'session-expired': errors('device', 'has to log in again'),
    'session-unknown': errors('token', 'is unknown'),
    'user-unknown': errors('author', 'does not exist'),
    'user-deactivated': errors('author', 'is banned'),

    ...Object.fromEntries(
      [
        'user-lookup-cut-off',
        'database-refuses',
        'database-silent',
        'database-slow',
        'database-resets',
        'database-pool-exhausted',
        'database-terminates',
        'database-shutting-down',
        'database-connections-exhausted',
        'database-refuses-credentials',
      ].map((condition) => [condition, { ends: true } satisfies LookObject]),
    ),
    // jsonwebtoken takes the lack of a secret for a fault of the token.
    'secret-missing': errors('token', 'is invalid: secret or public key must be provided'),
  },
  notApplicable: {
    'session-revoked/aggressive-cleanup': 'Nothing ends devices but their expiry and their author.',
    'jwt-expired/unitless-lifetime': 'Lifetimes are seconds: none has a unit that could be left out.',
    'env-missing/dotenv-not-loaded': 'It reads no .env file by itself.',
  },
  atLeast: 39,
});

function errors(subject: string, says: string | RegExp): LookObject {
  return {
    status: 401,
    body: { errors: { [subject]: [says] } },
    logs: [
      {
        level: 'warn',
        msg: 'request errored',
        err: typeof says === 'string' ? `${subject} ${says}` : /^token is invalid: /,
      },
    ],
  };
}
