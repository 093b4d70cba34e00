// What chaos-401 has to know of a backend that others wrote: how it is started, and what each condition looks like there.

import { defineTarget, type LookObject } from 'chaos-401';

const noSession = 'There are no sessions: a token is never written down.';
const noTimeout = 'It waits for its database without any limit.';
const noStart = 'In production it does not start without TOKEN_SECRET_KEY.';

const forbidden: LookObject = {
  status: 403,
  body: { message: 'Forbidden resource', error: 'Forbidden', statusCode: 403 },
};
const internal: LookObject = { status: 500, body: { statusCode: 500, message: 'Internal server error' } };

export default defineTarget({
  name: 'notes',
  process: {
    command: ['node', 'node_modules/manifest/dist/manifest/src/main.js'],
    environment: { NODE_ENV: 'production', DB_CONNECTION: 'postgres' },
    health: { path: '/api/health', seconds: 60 },
  },
  variables: {
    host: null,
    secret: 'TOKEN_SECRET_KEY',
    tokenLifetime: null,
    sessionLifetime: null,
    origins: null,
    corsAllowedHeaders: null,
    corsPreflightContinue: null,
    poolMax: null,
    connectTimeoutMs: null,
    queryTimeoutMs: null,
  },
  database: {
    variables: {
      host: 'DB_HOST',
      port: 'DB_PORT',
      user: 'DB_USERNAME',
      password: 'DB_PASSWORD',
      name: 'DB_DATABASE',
    },
    sessionsTable: 'reader',
    usersTable: 'reader',
    states: {
      sessionWritten: 'SELECT 1 FROM reader WHERE email = {{claims.email}}',
      userDeleted: 'DELETE FROM reader WHERE email = {{email}}',
      userRestored: 'INSERT INTO reader (email) VALUES ({{email}})',
    },
  },

  signUp: {
    path: '/api/auth/readers/signup',
    body: { email: '{{email}}', name: '{{username}}', password: '{{password}}' },
  },
  signIn: {
    path: '/api/auth/readers/login',
    body: { email: '{{email}}', password: '{{password}}' },
    token: '/token',
    userId: { claim: 'email' },
  },
  probe: '/api/collections/notes',
  frontEnd: async ({ baseUrl, token, fetch }) => {
    const headers: Record<string, string> = token === null ? {} : { authorization: `Bearer ${token}` };
    await fetch(`${baseUrl}/api/collections/notes`, { headers });
  },

  looks: {
    'token-missing': forbidden,
    'token-scheme-doubled': forbidden,
    'token-malformed': forbidden,
    'token-quoted': forbidden,
    'token-payload-corrupted': forbidden,
    'token-signature-invalid': forbidden,
    'token-expired': forbidden,
    'token-not-yet-valid': forbidden,
    'user-unknown': internal,
    'user-lookup-cut-off': internal,
    'database-refuses': internal,
    'database-resets': internal,
    'database-terminates': internal,
    'database-shutting-down': internal,
    'database-connections-exhausted': internal,
    'database-refuses-credentials': internal,
  },
  notApplicable: {
    'session-revoked/revoked-row': noSession,
    'session-revoked/logged-out': noSession,
    'session-revoked/aggressive-cleanup': noSession,
    'session-revoked/table-truncated': noSession,
    'session-expired/expired-row': noSession,
    'session-expired/shorter-than-jwt': noSession,
    'jwt-expired/short-lifetime': 'Its own tokens never expire, and no variable says otherwise.',
    'jwt-expired/unitless-lifetime': 'Its own tokens never expire, and no variable says otherwise.',
    'jwt-mismatch/other-algorithm': 'It takes HS256, HS384 and HS512 alike.',
    'token-format/missing-bearer': 'It takes a token without its scheme, too.',
    'user-not-found/id-mismatch': 'A token names an email: the id may change.',
    'user-not-found/deactivated-user': 'A reader is there or not.',
    'database-connection/black-hole': noTimeout,
    'database-connection/slow': noTimeout,
    'database-connection/pool-exhausted': noTimeout,
    'env-missing/unset': noStart,
    'env-missing/empty': noStart,
    'env-missing/dotenv-not-loaded': noStart,
    'cors/origin-not-allowed': 'It allows every origin, and no variable says otherwise.',
    'cors/preflight-continue': 'It answers preflights itself, and no variable says otherwise.',
    'cors/header-not-allowed': 'It allows every header, and no variable says otherwise.',
  },
  atLeast: 23,
});
