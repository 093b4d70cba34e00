// What chaos-401 has to know of Ferry: how it is started, and what each condition looks like there.

import { defineTarget, type LookObject } from 'chaos-401';

const noSession = 'A token stands for itself: no row says whether it counts.';
const noStart = 'It does not start without JWT_KEY.';

export default defineTarget({
  name: 'ferry',
  process: {
    command: ['bin/ferry'],
    environment: { ADDR: '{{host}}:{{port}}', PGSSLMODE: 'disable' },
    health: { path: '/healthz' },
    startsWithoutDatabase: true,
  },
  variables: {
    host: null,
    port: null,
    secret: 'JWT_KEY',
    tokenLifetime: 'TOKEN_TTL',
    origins: 'CORS_ORIGINS',
    poolMax: 'DB_MAX_CONNS',
    connectTimeoutMs: 'DB_CONNECT_TIMEOUT',
    queryTimeoutMs: 'DB_TIMEOUT',
    sessionLifetime: null,
    corsAllowedHeaders: null,
    corsPreflightContinue: null,
  },
  seconds: '1s',
  milliseconds: '1ms',
  origin: 'https://ferry.example',

  database: {
    variables: {
      host: 'PGHOST',
      port: 'PGPORT',
      user: 'PGUSER',
      password: 'PGPASSWORD',
      name: 'PGDATABASE',
    },
    schema: { command: ['bin/ferry', 'migrate'], files: ['migrations'] },
    seed: {
      sql: `INSERT INTO customers (email, password_hash) VALUES
              ({{user.email}}, crypt({{user.password}}, gen_salt('bf', 4))),
              ({{bystander.email}}, crypt({{bystander.password}}, gen_salt('bf', 4)))`,
    },
    sessionsTable: 'customers',
    usersTable: 'customers',
    states: {
      sessionWritten: 'SELECT 1 FROM customers WHERE id = {{userId}}',
      userDeleted: 'DELETE FROM customers WHERE id = {{userId}}',
      userMoved: 'UPDATE customers SET id = id + 1000000 WHERE id = {{userId}}',
      userRestored: `INSERT INTO customers (id, email, password_hash) VALUES ({{userId}}, {{email}}, '')
                     ON CONFLICT (email) DO UPDATE SET id = excluded.id`,
      userDeactivated: {
        apply: "UPDATE customers SET status = 'suspended' WHERE id = {{userId}}",
        undo: "UPDATE customers SET status = 'active' WHERE id = {{userId}}",
      },
    },
  },

  signIn: {
    path: '/v1/login',
    body: { email: '{{email}}', password: '{{password}}' },
    token: '/access_token',
  },
  probe: '/v1/me',
  frontEnd: async ({ baseUrl, token, fetch }) => {
    await fetch(`${baseUrl}/v1/me`, token === null ? {} : { headers: { authorization: `Bearer ${token}` } });
  },

  // A 401 is no news there.
  log: { from: 'stderr', pattern: /^ferry \S+ \S+ (?<message>GET .*)$/ },
  looks: {
    'preflight-allowed': { status: 204, headers: { 'access-control-allow-origin': 'https://ferry.example' } },
    'preflight-origin-refused': { status: 405, headers: { 'access-control-allow-origin': null } },

    'token-missing': unauthorized(),
    'token-scheme-missing': unauthorized(),
    ...each(
      [
        'token-scheme-doubled',
        'token-malformed',
        'token-quoted',
        'token-payload-corrupted',
        'token-signature-invalid',
        'token-algorithm-refused',
        'token-expired',
        'token-not-yet-valid',
        'user-unknown',
      ],
      unauthorized('invalid_token'),
    ),
    'user-deactivated': problem(403, 'Forbidden', 'The account is suspended.'),
    ...each(
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
      ],
      {
        ...problem(500, 'Internal Server Error', 'Something went wrong on our side.'),
        logs: [{ msg: /^GET \/v1\/me: / }],
      },
    ),
  },
  notApplicable: {
    'session-revoked/revoked-row': noSession,
    'session-revoked/logged-out': noSession,
    'session-revoked/aggressive-cleanup': noSession,
    'session-revoked/table-truncated': noSession,
    'session-expired/expired-row': noSession,
    'session-expired/shorter-than-jwt': noSession,
    'env-missing/unset': noStart,
    'env-missing/empty': noStart,
    'env-missing/dotenv-not-loaded': noStart,
    'jwt-expired/unitless-lifetime': 'It does not start with a duration that has no unit.',
    'database-connection/pool-exhausted':
      'No request of its own holds a connection for long: a login only reads.',
  },
  atLeast: 31,
});

function each(conditions: readonly string[], look: LookObject): Record<string, LookObject> {
  return Object.fromEntries(conditions.map((condition) => [condition, look]));
}

function problem(status: number, title: string, detail: string): LookObject {
  return {
    status,
    headers: { 'content-type': 'application/problem+json' },
    body: { title, status, detail },
    logs: [],
  };
}

function unauthorized(error?: string): LookObject {
  const answer = problem(401, 'Unauthorized', 'Please log in.');
  const challenge = error === undefined ? 'Bearer realm="ferry"' : `Bearer realm="ferry", error="${error}"`;
  return { ...answer, headers: { ...answer.headers, 'www-authenticate': challenge } };
}
