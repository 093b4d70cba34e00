import request from 'supertest';
import { USER_ID, type TestApp } from '../../test-app';
import { closeAll, lineFields, SESSION, start, TOKEN, UNAVAILABLE } from './sessions.fixture';

afterEach(closeAll);

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
        ...lineFields(PATH, response.headers['x-request-id'], TOKEN),
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
        ...lineFields(PATH, response.headers['x-request-id'], TOKEN),
        level: 'error',
        msg: '❌ Logout failed: database 57P01',
      },
    ]);
  });

  test('gives 500 over a mistake of its own', async () => {
    expect((await logOut(start(atTheEnd(new TypeError('a mistake'))))).status).toBe(500);
  });
});
