import request from 'supertest';
import { USER_ID, type TestApp } from '../../test-app';
import {
  claimsOf,
  closeAll,
  EXPIRES_AT,
  hashOf,
  lineFields,
  PASSWORD,
  SESSION_TTL_MS,
  SHOWN,
  start,
  UNAVAILABLE,
  USER,
} from './sessions.fixture';

const UUID = expect.stringMatching(/^[0-9a-f]{8}-/) as string;

afterEach(closeAll);

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
    expect(claimsOf(token)).toEqual({ userId: USER_ID, seconds: 15 * 60 });

    expect(app.statements.map((text) => text.trim().split(' ')[0])).toEqual(['SELECT', 'INSERT']);
    expect(app.statements[1]).toContain('INSERT INTO sessions');
    expect(app.parameters).toEqual([['a@b.example'], [UUID, token, USER_ID, SESSION_TTL_MS]]);
    expect(app.lines()).toEqual([
      {
        ...lineFields(PATH, response.headers['x-request-id'], token),
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
        ...lineFields(PATH, response.headers['x-request-id'], null),
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
        ...lineFields(PATH, response.headers['x-request-id'], null),
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
