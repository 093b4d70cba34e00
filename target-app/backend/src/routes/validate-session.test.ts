import jwt from 'jsonwebtoken';
import request from 'supertest';
import { createTestApp, SECRET, USER_ID, type Answers, type TestApp } from '../../test-app';
import { REASONS } from '../failures';
import { tokenFingerprint } from '../fingerprint';

const ORIGIN = 'https://app.contrezz.com';
const PATH = '/api/auth/validate-session';
const TOKEN = jwt.sign({ userId: USER_ID }, SECRET, { expiresIn: '1h' });
const USER = { id: USER_ID, email: 'a@b.example', role: 'user', isActive: true };
const ALIVE = { isActive: true, hasExpired: false };

const open: TestApp[] = [];
const start = (options?: Parameters<typeof createTestApp>[0]) => {
  const app = createTestApp(options);
  open.push(app);
  return app;
};
afterEach(async () => {
  for (const app of open.splice(0)) await app.close();
});

const answers = (session: Answers['sessions'], user: Answers['users'] = [USER]): Answers => ({
  sessions: session,
  users: user,
});

interface Case {
  readonly title: string;
  readonly reason: string;
  readonly error: string;
  readonly description?: string;
  readonly lines: readonly string[];
  readonly header?: string;
  readonly environment?: Readonly<Record<string, string>>;
  readonly answers?: Answers;
  /** Whether the token was verified before the refusal. */
  readonly verified?: boolean;
}

const INVALID = '❌ Auth failed: Invalid token';
const BEARER = `Bearer ${TOKEN}`;
const CASES: readonly Case[] = [
  {
    title: 'no header',
    reason: 'no_token',
    error: 'No token provided',
    lines: ['❌ Auth failed: No token provided'],
  },
  {
    title: 'another scheme',
    header: 'Basic dTpw',
    reason: 'bad_scheme',
    error: 'Invalid token',
    lines: [INVALID, '❌ Token error details: Authorization header is not "Bearer <token>"'],
  },
  {
    title: 'no secret',
    header: BEARER,
    environment: { JWT_SECRET: '' },
    reason: 'secret_missing',
    error: 'Server configuration error',
    lines: ['❌ Auth failed: JWT_SECRET environment variable is not set'],
  },
  {
    title: 'a malformed token',
    header: 'Bearer undefined',
    reason: 'invalid_token',
    error: 'Invalid token',
    description: 'jwt malformed',
    lines: [INVALID, '❌ Token error details: JsonWebTokenError: jwt malformed'],
  },
  {
    title: 'an expired token',
    header: `Bearer ${jwt.sign({ userId: USER_ID, exp: 1 }, SECRET)}`,
    reason: 'token_expired',
    error: 'Token expired',
    description: 'jwt expired',
    lines: [INVALID, '❌ Token error details: TokenExpiredError: jwt expired'],
  },
  {
    title: 'a revoked session, though it has expired as well',
    header: BEARER,
    answers: answers([{ isActive: false, hasExpired: true }]),
    verified: true,
    reason: 'session_revoked',
    error: 'Session revoked',
    description: 'session revoked',
    lines: ['❌ Session revoked'],
  },
  {
    title: 'an expired session',
    header: BEARER,
    answers: answers([{ isActive: true, hasExpired: true }]),
    verified: true,
    reason: 'session_expired',
    error: 'Session expired',
    description: 'session expired',
    lines: ['❌ Session expired'],
  },
  {
    title: 'no session',
    header: BEARER,
    answers: answers([]),
    verified: true,
    reason: 'session_not_found',
    error: 'Session not found',
    description: 'session not found',
    lines: ['❌ Session not found'],
  },
  {
    title: 'no database at the session check',
    header: BEARER,
    answers: answers('ECONNREFUSED'),
    verified: true,
    reason: 'session_check_failed',
    error: 'Session check failed',
    lines: ['❌ Session check failed: database ECONNREFUSED'],
  },
  {
    title: 'no user',
    header: BEARER,
    answers: answers([ALIVE], []),
    verified: true,
    reason: 'user_not_found',
    error: 'User not found',
    description: 'user not found',
    lines: ['❌ Auth failed: User not found'],
  },
  {
    title: 'an inactive user',
    header: BEARER,
    answers: answers([ALIVE], [{ ...USER, isActive: false }]),
    verified: true,
    reason: 'user_inactive',
    error: 'User inactive',
    description: 'user inactive',
    lines: ['❌ Auth failed: User inactive'],
  },
  {
    title: 'no database at the user lookup',
    header: BEARER,
    answers: answers([ALIVE], '57P01'),
    verified: true,
    reason: 'user_lookup_failed',
    error: 'User not found',
    lines: ['❌ User lookup failed: database 57P01'],
  },
];

describe('validate-session', () => {
  // Each case compares whole lines: a prefix, never the token; the user's id; the reason.
  test('is tried for every reason that there is, so that none goes unlogged', () => {
    expect(new Set(CASES.map(({ reason }) => reason))).toEqual(new Set(Object.keys(REASONS)));
  });

  test('gives the user where all is well, and logs nothing', async () => {
    const { server, lines } = start({ answers: answers([ALIVE]) });
    const response = await request(server).get(PATH).set('Authorization', BEARER);
    expect(response.status).toBe(200);
    expect(response.text).toBe(
      `{"valid":true,"user":{"id":"${USER_ID}","email":"a@b.example","role":"user"}}`,
    );
    expect(lines()).toEqual([]);
  });

  test.each(CASES)('answers, logs and counts $title as $reason', async (given) => {
    const { server, lines } = start({
      environment: { FRONTEND_URL: ORIGIN, ...given.environment },
      ...(given.answers === undefined ? {} : { answers: given.answers }),
    });
    const probe = request(server).get(PATH).set('Origin', ORIGIN);
    const response = await (given.header === undefined ? probe : probe.set('Authorization', given.header));

    expect(response.status).toBe(401);
    expect(response.text).toBe(JSON.stringify({ error: given.error, code: given.reason }));
    const { description } = given;
    const judged =
      description === undefined ? '' : `, error="invalid_token", error_description="${description}"`;
    expect(response.headers).toMatchObject({
      'content-type': 'application/json; charset=utf-8',
      'cache-control': 'no-store',
      'www-authenticate': `Bearer realm="contrezz"${judged}`,
      'access-control-allow-origin': ORIGIN,
      vary: 'Origin',
    });
    expect(response.headers).not.toHaveProperty('x-powered-by');
    expect(response.headers).not.toHaveProperty('etag');

    const credential = given.header?.replace(/^Bearer /, '');
    expect(lines()).toEqual(
      given.lines.map((msg) => ({
        level: expect.stringMatching(/^(warn|error)$/) as string,
        time: expect.any(String) as string,
        msg,
        reason: given.reason,
        status: 401,
        method: 'GET',
        path: PATH,
        origin: ORIGIN,
        requestId: response.headers['x-request-id'],
        tokenPrefix: credential?.slice(0, Math.min(8, credential.length / 2)) ?? null,
        tokenFingerprint: credential === undefined ? null : tokenFingerprint(credential),
        userId: given.verified === true ? USER_ID : null,
      })),
    );

    const metrics = await request(server).get('/metrics');
    const counted = [...metrics.text.matchAll(/^auth_failures_total\{reason="(\w+)"\} ([1-9]\d*)$/gm)];
    expect(counted.map(([, reason, count]) => [reason, count])).toEqual([[given.reason, '1']]);
  });

  test.each([
    ['the session is looked up', answers(new TypeError('a mistake'))],
    ['the user is looked up', answers([ALIVE], new TypeError('a mistake'))],
  ])('gives 500, not 401, over a mistake of its own while %s', async (_when, given) => {
    const { server } = start({ answers: given });
    const response = await request(server).get(PATH).set('Authorization', BEARER);
    expect(response.status).toBe(500);
    const metrics = await request(server).get('/metrics');
    expect(metrics.text).not.toMatch(/^auth_failures_total\{.*\} [1-9]/m);
  });

  test('asks for the session by token and user, and never asks about a user that is no UUID', async () => {
    const { server, statements } = start({ answers: answers([ALIVE]) });
    await request(server).get(PATH).set('Authorization', BEARER).expect(200);
    expect(statements).toHaveLength(2);
    expect(statements[0]).toContain('token = $1 AND userId = $2');
    const foreign = jwt.sign({ userId: "' OR 1=1" }, SECRET);
    await request(server).get(PATH).set('Authorization', `Bearer ${foreign}`).expect(401);
    expect(statements).toHaveLength(2);
  });
});
