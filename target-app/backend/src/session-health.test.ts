import request from 'supertest';
import { createTestApp, type TestApp } from '../test-app';

const ON = { HEALTH_SESSIONS: 'true' };
const open: TestApp[] = [];
afterEach(async () => {
  for (const app of open.splice(0)) await app.close();
});

/** `tables` is asked anew by each query: an answer that a test changes is another state of the database. */
function start(sessions: object[] | string, environment: Readonly<Record<string, string>> = ON) {
  const tables = { sessions, users: [] as object[] };
  const app = createTestApp({ environment, answers: tables });
  open.push(app);
  return { ...app, tables, get: () => request(app.server).get('/health/sessions') };
}

const counts = (sessions: number, recent = 0, recentRevoked = 0) => [{ sessions, recent, recentRevoked }];

describe('the health of the sessions', () => {
  test('is not there unless it is switched on', async () => {
    const { get, statements } = start(counts(3), {});
    expect((await get()).status).toBe(404);
    expect(statements).toEqual([]);
  });

  test('says how many there are, and never that an answer may be kept', async () => {
    const response = await start(counts(40, 10, 1)).get();
    expect(response.status).toBe(200);
    expect(response.headers['cache-control']).toBe('no-store');
    expect(response.body).toEqual({
      status: 'ok',
      why: null,
      recentMinutes: 5,
      sessions: 40,
      recent: 10,
      recentRevoked: 1,
    });
  });

  test.each([
    [10, 5, 200],
    [10, 6, 503],
    [1, 1, 200],
    [2, 2, 503],
    [0, 0, 200],
  ])('of %i recent sessions, %i revoked: %i', async (recent, revoked, status) => {
    expect((await start(counts(100, recent, revoked)).get()).status).toBe(status);
  });

  test('takes a table that was always empty for a new one, and one that has become empty for a lost one', async () => {
    const { get, tables, lines } = start(counts(0));
    expect((await get()).status).toBe(200);
    tables.sessions = counts(2, 2);
    expect((await get()).status).toBe(200);
    tables.sessions = counts(0);
    const lost = await get();
    expect(lost.status).toBe(503);
    expect(lost.body).toMatchObject({
      status: 'unhealthy',
      why: 'the sessions table is empty and was not before',
    });
    await get();
    tables.sessions = counts(1, 1);
    expect((await get()).status).toBe(200);
    expect(lines().map(({ level, msg }) => `${level} ${msg}`)).toEqual([
      'error ❌ Session health: the sessions table is empty and was not before',
      'info session health: ok',
    ]);
  });

  test('is unhealthy where the database cannot be asked, with its code', async () => {
    const { get, server } = start('ECONNREFUSED');
    expect(await get()).toMatchObject({
      status: 503,
      body: { why: 'database ECONNREFUSED', recentMinutes: 5 },
    });
    // The process itself is well.
    await request(server).get('/health').expect(200);
  });
});
