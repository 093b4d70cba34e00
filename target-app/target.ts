// What the harness knows of this backend: how it is started, and what each condition looks like there.

import { randomBytes, scryptSync } from 'node:crypto';
import { defineTarget } from '../harness/contract/configuration';
import type { Level } from '../harness/contract/log';
import type { Person } from '../harness/contract/person';
import { looks, sha256 } from './target-looks';
import { databaseStates } from './target-states';
import { ApiClient } from './src/lib/api-client';
import { validateSession } from './src/lib/sessionValidator';

const ORIGIN = 'https://app.contrezz.com';
const PROBE = { method: 'GET', path: '/api/auth/validate-session' } as const;
/** Headers that HTTP's transport adds by itself; every other header is part of the contract. */
const TRANSPORT = ['connection', 'content-length', 'date', 'keep-alive', 'transfer-encoding'];

export default defineTarget({
  name: 'contrezz',
  root: __dirname,
  process: {
    bundle: 'backend/src/index.ts',
    environment: { NODE_ENV: 'production', LOG_LEVEL: 'info' },
    health: { path: '/health', statuses: [200] },
    announces: (line) => line.includes('"msg":"listening"'),
    startsWithoutDatabase: true,
    loadsDotenv: true,
  },
  image: { context: '.', dockerfile: 'Dockerfile' },
  variables: {
    host: 'HOST',
    port: 'PORT',
    databaseUrl: 'DATABASE_URL',
    secret: 'JWT_SECRET',
    tokenLifetime: 'JWT_EXPIRES_IN',
    sessionLifetime: 'SESSION_TTL',
    origins: 'FRONTEND_URL',
    corsAllowedHeaders: 'CORS_ALLOWED_HEADERS',
    corsPreflightContinue: 'CORS_PREFLIGHT_CONTINUE',
    poolMax: 'DB_POOL_MAX',
    connectTimeoutMs: 'DB_CONNECT_TIMEOUT_MS',
    queryTimeoutMs: 'DB_QUERY_TIMEOUT_MS',
    tokenRefresh: 'TOKEN_REFRESH',
    sessionHealth: 'HEALTH_SESSIONS',
    environmentValidation: 'VALIDATE_ENV',
  },
  seconds: (seconds) => `${seconds}s`,
  origin: ORIGIN,

  database: {
    schema: 'backend/src/schema.sql',
    sessionsTable: 'sessions',
    usersTable: 'users',
    seed: async (people) => [
      { sql: 'DELETE FROM sessions; DELETE FROM users' },
      ...people.map((person) => ({
        sql: 'INSERT INTO users (id, email, passwordHash, role) VALUES ($1, $2, $3, $4)',
        parameters: [person.id, person.email, hashOf(person), person.role],
      })),
    ],
    states: databaseStates(hashOf),
  },
  // The cut-off is a duration with its unit: 30, meant as days, counts milliseconds.
  aggressiveCleanup: {
    bundle: 'backend/src/jobs/clean-up-sessions.ts',
    environment: { SESSION_CLEANUP_MAX_IDLE: '30' },
  },

  signIn: {
    request: ({ email, password }) => ({
      method: 'POST',
      path: '/api/auth/login',
      headers: {},
      body: { email, password },
    }),
    session: ({ status, body }) => {
      const { token, user } = (body ?? {}) as { token?: string; user?: { id: string } };
      if (token === undefined || user === undefined)
        throw new Error(`The login was answered with ${status}.`);
      return { token, userId: user.id };
    },
  },
  signOut: () => ({ method: 'POST', path: '/api/auth/logout' }),
  token: { in: 'header', name: 'authorization', scheme: 'Bearer' },
  probe: PROBE,
  frontEnd: async ({ baseUrl, token, fetch }) => {
    const tokens = { getItem: () => token, setItem: () => undefined, removeItem: () => undefined };
    await validateSession(new ApiClient({ baseUrl, tokens, fetch }));
  },
  openTab: ({ baseUrl, tokens, fetch }) => {
    const store = {
      getItem: () => tokens.get(),
      setItem: (_key: string, token: string) => tokens.set(token),
      removeItem: () => tokens.set(null),
    };
    const client = new ApiClient({ baseUrl, tokens: store, fetch, refresh: true });
    return { tokenStored: () => client.tokenChanged(), close: () => client.close() };
  },
  sessionHealth: { path: '/health/sessions', well: [200], unwell: [503] },

  requestId: ({ headers }) => headers['x-request-id'] ?? null,
  contractHeaders: (name) => !TRANSPORT.includes(name),
  log: {
    parse: (line) => {
      if (!line.startsWith('{')) return null;
      const { level, msg, ...fields } = JSON.parse(line) as Record<string, unknown>;
      delete fields.time;
      const requestId = typeof fields.requestId === 'string' ? fields.requestId : null;
      return { level: level as Level, message: String(msg), requestId, fields };
    },
    marker: { ...PROBE, headers: {} },
    secretFingerprint: ({ message, fields }) =>
      message === 'JWT_SECRET loaded' ? String(fields.secretFingerprint) : null,
    fingerprintOf: (secret) => sha256(secret).slice(0, 4),
  },
  metrics: {
    path: '/metrics',
    counts: (series) => series.startsWith('auth_failures_total'),
    pool: {
      total: 'db_pool_connections{state="total"}',
      waiting: 'db_pool_connections{state="waiting"}',
      idle: 'db_pool_connections{state="idle"}',
    },
  },

  looks,
  names: 'guide',
});

const hashes = new Map<string, string>();

/** scrypt in the PHC string format, with the lowest cost: these passwords live as long as one run. */
function hashOf({ password }: Person): string {
  const known = hashes.get(password);
  if (known !== undefined) return known;
  const salt = randomBytes(16);
  const hash = scryptSync(password, salt, 32, { N: 2, r: 8, p: 1 });
  const base64 = (bytes: Buffer) => bytes.toString('base64').replace(/=+$/, '');
  const stored = `$scrypt$ln=1,r=8,p=1$${base64(salt)}$${base64(hash)}`;
  hashes.set(password, stored);
  return stored;
}
