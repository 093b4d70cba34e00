import { scryptSync } from 'node:crypto';
import jwt from 'jsonwebtoken';
import request from 'supertest';
import { createTestApp, SECRET, USER_ID, type Answers, type TestApp } from '../../test-app';
import { tokenFingerprint } from '../fingerprint';

const PASSWORD = 'the right one';
const TOKEN = jwt.sign({ userId: USER_ID }, SECRET, { expiresIn: '1h' });
const EXPIRES_AT = new Date('2026-12-01T12:00:00.000Z');
const USER = {
  id: USER_ID,
  email: 'a@b.example',
  role: 'admin',
  isActive: true,
  passwordHash: hashOf(PASSWORD),
};
const SHOWN = { id: USER_ID, email: 'a@b.example', role: 'admin' };
const SESSION = { isActive: true, hasExpired: false, expiresAt: EXPIRES_AT };
const UUID = expect.stringMatching(/^[0-9a-f]{8}-/) as string;
const UNAVAILABLE = { error: 'Database unavailable', code: 'database_unavailable' };
const LIFETIMES = { JWT_EXPIRES_IN: '15m', SESSION_TTL: '20m' };
const TTL_MS = 20 * 60 * 1000;

const open: TestApp[] = [];
const start = (given: Partial<Answers> = {}, environment: Readonly<Record<string, string>> = {}) => {
  const answers = { users: [USER], sessions: [SESSION], ...given };
  const app = createTestApp({ answers, environment: { ...LIFETIMES, ...environment } });
  open.push(app);
  return app;
};
afterEach(async () => {
  for (const app of open.splice(0)) await app.close();
});

/** With the lowest cost. */
function hashOf(password: string): string {
  const salt = Buffer.from('salt');
  const hash = scryptSync(password, salt, 32, { N: 2, r: 8, p: 1 });
  return `$scrypt$ln=1,r=8,p=1$${[salt, hash].map((part) => part.toString('base64').replace(/=+$/, '')).join('$')}`;
}

const fieldsOf = (path: string, requestId: string | undefined, token: string | null) => ({
  time: expect.any(String) as string,
  method: 'POST',
  path,
  origin: null,
  requestId,
  tokenPrefix: token === null ? null : token.slice(0, 8),
  tokenFingerprint: token === null ? null : tokenFingerprint(token),
  userId: token === null ? null : USER_ID,
});

describe('login', () => {
  const PATH = '/api/auth/login';
  const logIn = (app: TestApp, body: object) => request(app.server).post(PATH).send(body);
  const RIGHT = { email: 'a@b.example', password: PASSWORD };

  test('gives a token for a session that it has written, and logs the one without the other', async () => {
    const app = start();
    const response = await logIn(app, RIGHT);
    const { token, ...rest } = response.body as { token: string };
    expect(response.status).toBe(200);
    expect(rest).toEqual({ expiresAt: EXPIRES_AT.toISOString(), user: SHOWN });
    expect(response.headers).toMatchObject({ 'cache-control': 'no-store' });
    const { userId, iat = 0, exp = 0 } = jwt.verify(token, SECRET) as jwt.JwtPayload;
    expect([userId, exp - iat]).toEqual([USER_ID, 15 * 60]);

    expect(app.statements.map((text) => text.trim().split(' ')[0])).toEqual(['SELECT', 'INSERT']);
    expect(app.statements[1]).toContain('INSERT INTO sessions');
    expect(app.parameters).toEqual([['a@b.example'], [UUID, token, USER_ID, TTL_MS]]);
    expect(app.lines()).toEqual([
      {
        ...fieldsOf(PATH, response.headers['x-request-id'], token),
        level: 'info',
        msg: 'session created',
        status: 200,
      },
    ]);
  });

  test.each([
    ['there is no such user', { users: [] }],
    ['the password is another', { users: [{ ...USER, passwordHash: hashOf('another') }] }],
  ])('says the same where %s, and writes nothing', async (_why, given) => {
    const app = start(given);
    const response = await logIn(app, RIGHT);
    expect(response.status).toBe(400);
    expect(response.body).toEqual({ error: 'Invalid credentials', code: 'invalid_credentials' });
    expect(app.statements).toHaveLength(1);
  });

  test('refuses a user who is deactivated', async () => {
    const app = start({ users: [{ ...USER, isActive: false }] });
    const response = await logIn(app, RIGHT);
    expect(response.status).toBe(403);
    expect(response.body).toEqual({ error: 'User inactive', code: 'user_inactive' });
    expect(app.statements).toHaveLength(1);
  });

  test.each([
    ['nothing', undefined],
    ['no object', []],
    ['no address', { password: PASSWORD }],
    ['no password', { email: 'a@b.example' }],
    ['an address that is no text', { email: 1, password: PASSWORD }],
    ['a password that is no text', { email: 'a@b.example', password: 1 }],
    ['an empty address', { email: '', password: PASSWORD }],
    ['a zero byte in the address', { email: 'a\0@b.example', password: PASSWORD }],
  ])('asks for both of who sends %s, and asks the database nothing', async (_what, body) => {
    const app = start();
    const response = await request(app.server).post(PATH).send(body);
    expect(response.status).toBe(400);
    expect(response.body).toEqual({ error: 'Email and password are required', code: 'invalid_request' });
    expect(app.statements).toEqual([]);
  });

  test('reads no more than ten kilobytes', async () => {
    const response = await logIn(start(), { ...RIGHT, padding: 'x'.repeat(10 * 1024) });
    expect(response.status).toBe(413);
  });

  test('says that the secret is missing', async () => {
    const app = start({}, { JWT_SECRET: '' });
    const response = await logIn(app, RIGHT);
    expect(response.status).toBe(500);
    expect(response.body).toEqual({ error: 'Server configuration error', code: 'secret_missing' });
    expect(app.lines()).toEqual([
      {
        ...fieldsOf(PATH, response.headers['x-request-id'], null),
        level: 'error',
        msg: '❌ Login failed: JWT_SECRET environment variable is not set',
      },
    ]);
  });

  test.each([
    ['the user is looked up', { users: 'ECONNREFUSED' }],
    ['the session is written', { sessions: 'ECONNREFUSED' }],
  ])('gives 503 where the database is away while %s', async (_when, given) => {
    const app = start(given);
    const response = await logIn(app, RIGHT);
    expect(response.status).toBe(503);
    expect(response.body).toEqual(UNAVAILABLE);
    expect(app.lines()).toEqual([
      {
        ...fieldsOf(PATH, response.headers['x-request-id'], null),
        level: 'error',
        msg: '❌ Login failed: database ECONNREFUSED',
      },
    ]);
  });

  test.each([
    ['a mistake of its own', { users: new TypeError('a mistake') }],
    ['a session that was not written', { sessions: [] }],
  ])('gives 500 over %s', async (_what, given) => {
    const response = await logIn(start(given), RIGHT);
    expect(response.status).toBe(500);
    expect(response.body).not.toHaveProperty('token');
  });
});

describe('logout', () => {
  const PATH = '/api/auth/logout';
  const logOut = (app: TestApp) => request(app.server).post(PATH).set('Authorization', `Bearer ${TOKEN}`);
  /** Only the end of the session fails, not the look at it before. */
  const atTheEnd = (answer: string | Error) => ({
    sessions: (statement: string) => (statement.startsWith('UPDATE') ? answer : [SESSION]),
  });

  test('revokes the session, and no other of the user', async () => {
    const app = start();
    const response = await logOut(app);
    expect([response.status, response.text]).toEqual([204, '']);
    expect(app.statements[1]).toBe('UPDATE sessions SET isActive = false WHERE token = $1 AND userId = $2');
    expect(app.parameters).toEqual([
      [TOKEN, USER_ID],
      [TOKEN, USER_ID],
    ]);
    expect(app.lines()).toEqual([
      {
        ...fieldsOf(PATH, response.headers['x-request-id'], TOKEN),
        level: 'info',
        msg: 'session ended',
        status: 204,
      },
    ]);
  });

  test('is for those alone who are logged in', async () => {
    const app = start();
    expect((await request(app.server).post(PATH)).status).toBe(401);
    expect(app.statements).toEqual([]);
  });

  test('gives 503 where the database is away', async () => {
    const app = start(atTheEnd('57P01'));
    const response = await logOut(app);
    expect(response.status).toBe(503);
    expect(response.body).toEqual(UNAVAILABLE);
    expect(app.lines()).toEqual([
      {
        ...fieldsOf(PATH, response.headers['x-request-id'], TOKEN),
        level: 'error',
        msg: '❌ Logout failed: database 57P01',
      },
    ]);
  });

  test('gives 500 over a mistake of its own', async () => {
    expect((await logOut(start(atTheEnd(new TypeError('a mistake'))))).status).toBe(500);
  });
});

describe('refresh', () => {
  const PATH = '/api/auth/refresh';
  const ON = { TOKEN_REFRESH: 'true' };
  const refresh = (app: TestApp) => request(app.server).post(PATH).set('Authorization', `Bearer ${TOKEN}`);
  const ofReplacing = (answer: readonly object[] | string | Error) => ({
    sessions: (statement: string) => (statement.includes('INSERT') ? answer : [SESSION]),
  });

  test('is not there unless it is switched on', async () => {
    expect((await refresh(start())).status).toBe(404);
  });

  test('puts a session of a new token in the place of the old one', async () => {
    const app = start({}, ON);
    const response = await refresh(app);
    const { token, ...rest } = response.body as { token: string };
    expect(response.status).toBe(200);
    expect(rest).toEqual({ expiresAt: EXPIRES_AT.toISOString(), user: SHOWN });
    const { userId, iat = 0, exp = 0 } = jwt.verify(token, SECRET) as jwt.JwtPayload;
    expect([userId, exp - iat]).toEqual([USER_ID, 15 * 60]);
    expect(app.statements[2]).toContain('INSERT INTO sessions');
    expect(app.parameters).toEqual([[TOKEN, USER_ID], [USER_ID], [TOKEN, USER_ID, UUID, token, TTL_MS]]);
    expect(app.lines()).toEqual([
      {
        ...fieldsOf(PATH, response.headers['x-request-id'], token),
        level: 'info',
        msg: 'session refreshed',
        status: 200,
      },
    ]);
  });

  test.each([
    ['user_not_found', { users: [] }],
    ['user_inactive', { users: [{ ...USER, isActive: false }] }],
    ['session_expired', ofReplacing([])],
  ])('refuses with %s, and gives no token', async (code, given) => {
    const response = await refresh(start(given, ON));
    expect(response.status).toBe(401);
    expect(response.body).toEqual({ error: expect.any(String) as string, code });
  });

  test('gives 503 where the database is away', async () => {
    const app = start(ofReplacing('ECONNRESET'), ON);
    const response = await refresh(app);
    expect(response.status).toBe(503);
    expect(response.body).toEqual(UNAVAILABLE);
    expect(app.lines()).toEqual([
      {
        ...fieldsOf(PATH, response.headers['x-request-id'], TOKEN),
        level: 'error',
        msg: '❌ Refresh failed: database ECONNRESET',
      },
    ]);
  });

  test('gives 500 over a mistake of its own', async () => {
    expect((await refresh(start(ofReplacing(new TypeError('a mistake')), ON))).status).toBe(500);
  });
});
