import request from 'supertest';
import { USER_ID, type TestApp } from '../../test-app';
import {
  claimsOf,
  closeAll,
  EXPIRES_AT,
  lineFields,
  SESSION,
  SESSION_TTL_MS,
  SHOWN,
  start,
  TOKEN,
  UNAVAILABLE,
  USER,
} from './sessions.fixture';

const UUID = expect.stringMatching(/^[0-9a-f]{8}-/) as string;

afterEach(closeAll);

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
    expect(claimsOf(token)).toEqual({ userId: USER_ID, seconds: 15 * 60 });
    expect(app.statements[2]).toContain('INSERT INTO sessions');
    expect(app.parameters).toEqual([
      [TOKEN, USER_ID],
      [USER_ID],
      [TOKEN, USER_ID, UUID, token, SESSION_TTL_MS],
    ]);
    expect(app.lines()).toEqual([
      {
        ...lineFields(PATH, response.headers['x-request-id'], token),
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
        ...lineFields(PATH, response.headers['x-request-id'], TOKEN),
        level: 'error',
        msg: '❌ Refresh failed: database ECONNRESET',
      },
    ]);
  });

  test('gives 500 over a mistake of its own', async () => {
    expect((await refresh(start(ofReplacing(new TypeError('a mistake')), ON))).status).toBe(500);
  });
});
