import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { ApiClient, TOKEN_KEY } from './api-client';
import { validateSession } from './sessionValidator';

type Handler = (request: IncomingMessage, response: ServerResponse) => void;

const USER = { id: '10000000-0000-4000-8000-000000000001', email: 'a@b.example', role: 'user' };
const closings: (() => Promise<void>)[] = [];

afterEach(async () => {
  for (const close of closings.splice(0)) await close();
});

describe('the API client', () => {
  test('sends the stored token, and none where none is stored', async () => {
    const seen: (string | undefined)[] = [];
    const backend = await serve((request, response) => {
      seen.push(request.headers.authorization);
      response.end('{}');
    });
    const { client, store } = clientOf(backend);
    await client.get('/x');
    store.set(TOKEN_KEY, 'a.b.c');
    await client.get('/x');
    store.set(TOKEN_KEY, '');
    await client.get('/x');
    expect(seen).toEqual([undefined, 'Bearer a.b.c', undefined]);
  });

  test('keeps the token of a login and forgets it with the logout, whatever the backend says', async () => {
    const bodies: string[] = [];
    const backend = await serve((request, response) => {
      void collect(request).then((body) => {
        bodies.push(body);
        response.statusCode = request.url === '/api/auth/login' ? 200 : 503;
        response.end(JSON.stringify({ token: 'a.b.c' }));
      });
    });
    const { client, store } = clientOf(backend);
    await client.login({ email: 'a@b.example', password: 'x' });
    expect(JSON.parse(bodies[0] ?? '')).toEqual({ email: 'a@b.example', password: 'x' });
    expect(store.get(TOKEN_KEY)).toBe('a.b.c');
    expect((await client.logout()).status).toBe(503);
    expect(store.has(TOKEN_KEY)).toBe(false);
  });

  test('follows a redirect to another origin, on which fetch drops the token', async () => {
    const seen: (string | undefined)[] = [];
    const second = await serve((request, response) => {
      seen.push(request.headers.authorization);
      response.writeHead(401).end('{"error":"No token provided","code":"no_token"}');
    });
    const first = await serve((request, response) => {
      seen.push(request.headers.authorization);
      response.writeHead(307, { Location: `${second}${request.url}` }).end();
    });
    const { client, store } = clientOf(first);
    store.set(TOKEN_KEY, 'a.b.c');
    const answer = await client.get('/x');
    expect(answer).toMatchObject({ status: 401, body: { code: 'no_token' } });
    expect(seen).toEqual(['Bearer a.b.c', undefined]);
  });

  test('gives null for a body that is no JSON', async () => {
    const { client } = clientOf(await serve((_request, response) => void response.end('<html>')));
    expect(await client.get('/x')).toMatchObject({ status: 200, body: null });
  });
});

describe('the session validator', () => {
  test.each([
    [200, { valid: true, user: USER }, { state: 'valid', user: USER }, 'keeps'],
    [401, { error: 'x', code: 'token_expired' }, { state: 'signed-out', code: 'token_expired' }, 'forgets'],
    [
      401,
      { error: 'x', code: 'session_revoked' },
      { state: 'signed-out', code: 'session_revoked' },
      'forgets',
    ],
    [401, { error: 'x', code: 'secret_missing' }, { state: 'unavailable', code: 'secret_missing' }, 'keeps'],
    [401, { code: 'session_check_failed' }, { state: 'unavailable', code: 'session_check_failed' }, 'keeps'],
    [401, { code: 'user_lookup_failed' }, { state: 'unavailable', code: 'user_lookup_failed' }, 'keeps'],
    [401, { code: 'no_token' }, { state: 'unavailable', code: 'no_token' }, 'keeps'],
    [502, null, { state: 'unavailable', code: null }, 'keeps'],
    [200, { valid: true }, { state: 'unavailable', code: null }, 'keeps'],
  ])('makes of %i %j: %j, and %s the token', async (status, body, expected, verb) => {
    const backend = await serve((_request, response) => {
      response.writeHead(status).end(JSON.stringify(body));
    });
    const { client, store } = clientOf(backend);
    store.set(TOKEN_KEY, 'a.b.c');
    expect(await validateSession(client)).toEqual(expected);
    expect(store.has(TOKEN_KEY)).toBe(verb === 'keeps');
  });

  test.each<[string, (client: ApiClient) => Promise<unknown>]>([
    ['check', validateSession],
    ['logout', (client) => client.logout()],
  ])('keeps the token of a login that came while a %s of the one before was under way', async (_, ask) => {
    let loggedIn: Promise<unknown> = Promise.resolve();
    const backend = await serve((request, response) => {
      if (request.url === '/api/auth/login') return void response.end('{"token":"n.e.w"}');
      loggedIn = client.login({ email: 'a@b.example', password: 'x' });
      void loggedIn.then(() => response.writeHead(401).end('{"code":"token_expired"}'));
    });
    const { client, store } = clientOf(backend);
    store.set(TOKEN_KEY, 'o.l.d');
    await ask(client);
    expect(store.get(TOKEN_KEY)).toBe('n.e.w');
  });

  test('is signed out where no token was sent', async () => {
    const { client } = clientOf(
      await serve((_request, response) => void response.writeHead(401).end('{"code":"no_token"}')),
    );
    expect(await validateSession(client)).toEqual({ state: 'signed-out', code: 'no_token' });
  });

  test('is unavailable where nobody answers', async () => {
    const backend = await serve((request) => void request.socket.destroy());
    expect(await validateSession(clientOf(backend).client)).toEqual({ state: 'unavailable', code: null });
  });
});

function clientOf(baseUrl: string) {
  const store = new Map<string, string>();
  const tokens = {
    getItem: (key: string) => store.get(key) ?? null,
    setItem: (key: string, value: string) => void store.set(key, value),
    removeItem: (key: string) => void store.delete(key),
  };
  return { store, client: new ApiClient({ baseUrl, tokens }) };
}

async function serve(handler: Handler): Promise<string> {
  const server = createServer(handler);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  closings.push(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

async function collect(request: IncomingMessage): Promise<string> {
  let text = '';
  for await (const chunk of request) text += String(chunk);
  return text;
}
