import jwt from 'jsonwebtoken';
import request from 'supertest';
import { createTestApp, SECRET, USER_ID, type Answers, type TestApp } from '../test-app';

const ORIGIN = 'https://app.contrezz.com';
const PATH = '/api/auth/validate-session';
const TOKEN = jwt.sign({ userId: USER_ID }, SECRET, { expiresIn: '1h' });
const BEARER = `Bearer ${TOKEN}`;
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

const answers = (session: object[] | string, user: object[] | string = [USER]): Answers => ({
  sessions: session,
  users: user,
});

describe('CORS', () => {
  const preflight = (app: TestApp, origin: string) =>
    request(app.server).options(PATH).set({
      Origin: origin,
      'Access-Control-Request-Method': 'GET',
      'Access-Control-Request-Headers': 'authorization',
    });

  test('answers the preflight of an allowed origin', async () => {
    const response = await preflight(
      start({ environment: { FRONTEND_URL: `${ORIGIN},https://b.example` } }),
      ORIGIN,
    );
    expect(response.status).toBe(204);
    expect(response.headers).toMatchObject({
      'access-control-allow-origin': ORIGIN,
      'access-control-allow-headers': 'authorization,content-type',
      vary: 'Origin',
    });
  });

  test('lets the preflight of another origin fall through to a 401 without CORS headers', async () => {
    const response = await preflight(
      start({ environment: { FRONTEND_URL: ORIGIN } }),
      'https://other.example',
    );
    expect(response.status).toBe(401);
    expect(response.body).toEqual({ error: 'No token provided', code: 'no_token' });
    expect(Object.keys(response.headers).filter((name) => name.startsWith('access-control'))).toEqual([]);
  });

  test('hands the preflight on where it is told to, with CORS headers on the 401', async () => {
    const environment = { FRONTEND_URL: ORIGIN, CORS_PREFLIGHT_CONTINUE: 'true' };
    const response = await preflight(start({ environment }), ORIGIN);
    expect(response.status).toBe(401);
    expect(response.body).toEqual({ error: 'No token provided', code: 'no_token' });
    expect(response.headers).toMatchObject({ 'access-control-allow-origin': ORIGIN });
  });

  test('allows the configured headers alone', async () => {
    const environment = { FRONTEND_URL: ORIGIN, CORS_ALLOWED_HEADERS: 'content-type' };
    const response = await preflight(start({ environment }), ORIGIN);
    expect(response.status).toBe(204);
    expect(response.headers['access-control-allow-headers']).toBe('content-type');
  });
});

describe('login', () => {
  const login = (app: TestApp, body: object) => request(app.server).post('/api/auth/login').send(body);

  test.each([{}, { email: 'a@b.example' }, { email: 1, password: 'x' }, { email: 'a\0', password: 'x' }])(
    'wants an email and a password (%j)',
    async (body) => {
      const response = await login(start(), body);
      expect(response.status).toBe(400);
      expect(response.body).toMatchObject({ code: 'invalid_request' });
    },
  );

  test('refuses wrong credentials with 400, so that every 401 is one of the catalogue', async () => {
    const user = { ...USER, passwordHash: '$scrypt$ln=1,r=1,p=1$AAAA$AAAA' };
    const response = await login(start({ answers: answers([], [user]) }), {
      email: 'a@b.example',
      password: 'x',
    });
    expect(response.status).toBe(400);
    expect(response.body).toEqual({ error: 'Invalid credentials', code: 'invalid_credentials' });
  });

  test('gives 503 without a database and 500 without a secret', async () => {
    const credentials = { email: 'a@b.example', password: 'x' };
    expect((await login(start(), credentials)).status).toBe(503);
    expect((await login(start({ environment: { JWT_SECRET: '' } }), credentials)).status).toBe(500);
  });

  test('does not quote a body that is no JSON', async () => {
    const app = start();
    const response = await request(app.server)
      .post('/api/auth/login')
      .set('Content-Type', 'application/json')
      .send('{"password":hunter2}');
    expect(response.status).toBe(400);
    expect(response.text + app.written.join('')).not.toContain('hunter2');
  });
});

describe('the other routes', () => {
  test('health and metrics answer without a database', async () => {
    const { server, statements } = start();
    await request(server).get('/health').expect(200);
    const metrics = await request(server).get('/metrics').expect(200);
    for (const line of ['{state="idle"} 2', '{state="total"} 3', '{state="waiting"} 1'])
      expect(metrics.text).toContain(`db_pool_connections${line}\n`);
    expect(metrics.text).toContain('auth_failures_total{reason="token_expired"} 0\n');
    expect(statements).toEqual([]);
  });

  test('an unknown path gives 404, below /api/auth only to those who are logged in', async () => {
    const { server } = start({ answers: answers([ALIVE]) });
    await request(server).get('/nowhere').expect(404);
    await request(server).get('/api/auth/nowhere').expect(401);
    await request(server).get('/api/auth/nowhere').set('Authorization', BEARER).expect(404);
  });
});

describe('the request id', () => {
  test('is taken over where it is well formed, and else made', async () => {
    const { server } = start();
    const send = async (id: string) => (await request(server).get('/health').set('X-Request-Id', id)).headers;
    expect(await send('probe-1')).toMatchObject({ 'x-request-id': 'probe-1' });
    expect((await send('a.b'))['x-request-id']).toMatch(/^[0-9a-f-]{36}$/);
  });
});

describe('the log', () => {
  test('holds no token, wherever the client put it', async () => {
    const app = start({ environment: { FRONTEND_URL: TOKEN }, answers: answers([]) });
    const sent = [TOKEN, BEARER, `Token ${TOKEN}`, `Bearer "${TOKEN}"`];
    for (const header of sent)
      await request(app.server)
        .get(`/api/auth/${TOKEN}?token=${TOKEN}`)
        .set({ Authorization: header, Origin: TOKEN, 'X-Request-Id': TOKEN })
        .expect(401);
    expect(app.written.length).toBeGreaterThanOrEqual(sent.length);
    expect(app.written.join('')).not.toContain(TOKEN);
  });

  test('holds nothing of a token that is percent-encoded', async () => {
    const app = start();
    const encoded = `%65${TOKEN.slice(1).replaceAll('.', '%2E')}`;
    await request(app.server)
      .get(`/api/auth/${encoded}`)
      .set({ Origin: `https://x.example/${encoded}` })
      .expect(401);
    expect(app.lines()).toMatchObject([{ path: '/api/auth/<token>', origin: 'https://x.example/<token>' }]);
    for (const part of TOKEN.slice(1).split('.')) expect(app.written.join('')).not.toContain(part);
  });
});
