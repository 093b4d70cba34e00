// What chaos-401 has to know of Shelf: how it is started, and what each condition looks like there.

import { defineTarget, type LookObject } from 'chaos-401';

export default defineTarget({
  name: 'shelf',
  process: {
    command: ['node', 'src/main.js'],
    environment: { NODE_ENV: 'production' },
    health: { path: '/live' },
    startsWithoutDatabase: true,
  },
  variables: {
    secret: 'ACCESS_TOKEN_SECRET',
    tokenLifetime: 'ACCESS_TOKEN_LIFETIME',
    sessionLifetime: 'LOGIN_LIFETIME',
    origins: 'WEB_ORIGIN',
    poolMax: 'DATABASE_POOL_SIZE',
    connectTimeoutMs: 'DATABASE_CONNECT_TIMEOUT',
    queryTimeoutMs: 'DATABASE_QUERY_TIMEOUT',
    corsAllowedHeaders: null,
    corsPreflightContinue: null,
  },
  secrets: ['REFRESH_TOKEN_SECRET'],
  seconds: (seconds) => `${seconds} seconds`,
  origin: 'https://shelf.example',

  database: {
    schema: { command: ['node', 'src/migrate.js'], files: ['migrations', 'src/migrate.js'] },
    sessionsTable: 'login',
    usersTable: 'member',
    states: {
      sessionRevoked: {
        apply: 'UPDATE login SET ended_at = now() WHERE login_id = {{claims.sid}}',
        undo: 'UPDATE login SET ended_at = NULL WHERE login_id = {{claims.sid}}',
        shows: 'SELECT 1 FROM login WHERE login_id = {{claims.sid}} AND ended_at IS NOT NULL',
        says: 'login.ended_at is set',
      },
      sessionExpired: {
        apply: "UPDATE login SET ends_at = now() - interval '1 minute' WHERE login_id = {{claims.sid}}",
        undo: "UPDATE login SET ends_at = now() + interval '1 day' WHERE login_id = {{claims.sid}}",
        shows: 'SELECT 1 FROM login WHERE login_id = {{claims.sid}} AND ends_at <= now()',
        says: 'login.ends_at has passed',
      },
      sessionsEmptied: 'DELETE FROM login',
      // Tokens name their login: one that another environment made for it has its row already.
      sessionWritten: 'SELECT 1 FROM login WHERE login_id = {{claims.sid}}',
      userDeleted: 'UPDATE member SET left_at = now() WHERE mail = {{email}}',
      userMoved: 'UPDATE member SET member_id = {{freshId}} WHERE mail = {{email}}',
      userRestored: 'UPDATE member SET left_at = NULL, member_id = {{userId}} WHERE mail = {{email}}',
      userDeactivated: {
        apply: 'UPDATE member SET blocked_at = now() WHERE mail = {{email}}',
        undo: 'UPDATE member SET blocked_at = NULL WHERE mail = {{email}}',
      },
    },
  },
  // Written as milliseconds where days were meant.
  aggressiveCleanup: {
    command: ['node', 'src/jobs/end-old-logins.js'],
    environment: { OLD_LOGIN_AGE: '90 milliseconds' },
  },

  signUp: { path: '/members', body: { mail: '{{email}}', password: '{{password}}' } },
  signIn: {
    path: '/session',
    body: { mail: '{{email}}', password: '{{password}}' },
    token: { cookie: 'shelf_access' },
  },
  signOut: { method: 'DELETE', path: '/session' },
  token: { in: 'cookie', name: 'shelf_access' },
  probe: [
    { name: 'session', path: '/session' },
    { name: 'books', path: '/books' },
  ],

  log: { pattern: /^\S+ (?<level>[A-Z]+) +\[(?<requestId>[^\]]+)\] (?<message>.*)$/ },
  looks: {
    'preflight-allowed': { status: 204, headers: { 'access-control-allow-origin': 'https://shelf.example' } },
    'preflight-origin-refused': { status: 204, headers: { 'access-control-allow-origin': /example\.org$/ } },

    'token-missing': signInFirst('no access token'),
    'token-malformed': signInFirst('access token: ERR_JWS_INVALID'),
    // The signature is looked at first.
    'token-payload-corrupted': signInFirst('access token: ERR_JWS_SIGNATURE_VERIFICATION_FAILED'),
    'token-signature-invalid': signInFirst('access token: ERR_JWS_SIGNATURE_VERIFICATION_FAILED'),
    'token-algorithm-refused': signInFirst('access token: ERR_JOSE_ALG_NOT_ALLOWED'),
    'token-expired': signInFirst('access token: ERR_JWT_EXPIRED'),
    'token-not-yet-valid': signInFirst('access token: ERR_JWT_CLAIM_VALIDATION_FAILED'),

    'session-revoked': signInFirst('login ended'),
    'session-expired': signInFirst('login over'),
    'session-unknown': signInFirst('login unknown'),
    'user-unknown': signInFirst('member has left'),
    'user-not-found/id-mismatch': signInFirst('login of another member'),
    'user-deactivated': refused(403, 'blocked', 'member is blocked'),

    'user-lookup-cut-off': tryAgainLater('Connection terminated unexpectedly'),
    'database-refuses': tryAgainLater('connect ECONNREFUSED [\\d.:]+'),
    'database-silent': tryAgainLater('Connection terminated due to connection timeout'),
    'database-slow': tryAgainLater('Query read timeout'),
    'database-resets': tryAgainLater('(read ECONNRESET|Connection terminated unexpectedly)'),
    'database-pool-exhausted': tryAgainLater('timeout exceeded when trying to connect'),
    'database-terminates': tryAgainLater('terminating connection due to administrator command'),
    'database-shutting-down': tryAgainLater('the database system is shutting down'),
    'database-connections-exhausted': tryAgainLater('too many connections for role ".*"'),
    'database-refuses-credentials': tryAgainLater('password authentication failed for user ".*"'),

    'secret-missing': refused(500, 'internal', 'There is no secret for access tokens\\.', 'error'),
  },
  notApplicable: {
    'token-format/missing-bearer': 'A cookie has no scheme in front of its value.',
    'token-format/doubled-bearer': 'A cookie has no scheme in front of its value.',
    'token-format/quoted':
      'A cookie may come in quotation marks (RFC 6265 §4.1.1), and is read without them.',
    'token-missing/lost-from-storage': 'No script stores the token: its cookie is HttpOnly.',
    'token-missing/dropped-on-redirect': 'A cookie belongs to its host, and goes there whoever redirects.',
    'jwt-expired/unitless-lifetime': 'jose takes no lifetime without a unit: nobody can log in then.',
    'env-missing/dotenv-not-loaded': 'It reads no .env file by itself.',
  },
  atLeast: 35,
});

function refused(status: number, error: string, reason: string, level = 'warn'): LookObject {
  return {
    status,
    body: { error },
    logs: [{ level, msg: new RegExp(`^GET /(session|books) ${status}: ${reason}$`) }],
  };
}

function signInFirst(reason: string): LookObject {
  return refused(401, 'sign_in_required', reason);
}

function tryAgainLater(reason: string): LookObject {
  return refused(503, 'try_again_later', `database: ${reason}`, 'error');
}
