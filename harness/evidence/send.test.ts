import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib';
import { freePort } from '../support/free-port';
import { withServer } from '../testing/local-server';
import { NO_ANSWER, send } from './send';

const AMPLE_MS = 30_000;
/** For what never comes. */
const SHORT_MS = 20;

const get = (path = '/') => ({ method: 'GET', path, headers: {} });

test('a request goes out as it is: method, path with its query, headers, body as JSON', async () => {
  const answer = await withServer(
    (request, response) => {
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => {
        const { method, url, headers } = request;
        response.setHeader('content-type', 'application/json');
        response.end(JSON.stringify([method, url, headers['x-a'], Buffer.concat(chunks).toString()]));
      });
    },
    ({ url }) =>
      send(url, { method: 'PUT', path: '/p?q=1', headers: { 'x-a': 'b' }, body: { c: 1 } }, AMPLE_MS),
  );
  expect(answer.body).toEqual(['PUT', '/p?q=1', 'b', '{"c":1}']);
});

test('an answer comes back as plain data: its headers in lower case, several of one name joined', async () => {
  const answer = await withServer(
    (_, response) => {
      response.setHeader('X-Many', ['a', 'b']);
      response.setHeader('Set-Cookie', ['c=1', 'd=2']);
      response.writeHead(401, { 'Content-Type': 'application/problem+json' }).end('{"detail":"nö"}');
    },
    ({ url }) => send(url, get(), AMPLE_MS),
  );
  expect(answer).toMatchObject({
    status: 401,
    headers: { 'x-many': 'a, b', 'set-cookie': 'c=1, d=2', 'content-type': 'application/problem+json' },
    body: { detail: 'nö' },
  });
});

test.each<[what: string, type: string | undefined, sent: string, body: unknown]>([
  ['a text', 'text/plain', 'hello', 'hello'],
  ['a form', 'application/x-www-form-urlencoded', 'a=1', 'a=1'],
  ['a body without a type', undefined, 'raw', 'raw'],
  ['no body', undefined, '', null],
  ['broken JSON', 'application/json', '{"a":', '{"a":'],
])('%s is no reason to fail', async (_what, type, sent, body) => {
  const answer = await withServer(
    (_, response) => {
      if (type !== undefined) response.setHeader('content-type', type);
      response.end(sent);
    },
    ({ url }) => send(url, get(), AMPLE_MS),
  );
  expect(answer).toMatchObject({ status: 200, body });
});

test('a redirect is an answer, and is not followed', async () => {
  await withServer(
    (_, response) => void response.writeHead(307, { location: '/elsewhere' }).end(),
    async ({ url, requests }) => {
      expect(await send(url, get(), AMPLE_MS)).toMatchObject({ status: 307 });
      expect(requests).toHaveLength(1);
    },
  );
});

test('no compression is asked for, and what is compressed all the same is read', async () => {
  const codings = { gzip: gzipSync, deflate: deflateSync, br: brotliCompressSync };
  for (const [coding, compress] of Object.entries(codings)) {
    await withServer(
      (request, response) => {
        const headers = { 'content-type': 'application/json', 'content-encoding': coding };
        const asked = JSON.stringify(request.headers['accept-encoding']);
        response.writeHead(401, headers).end(compress(`{"asked":${asked}}`));
      },
      async ({ url }) =>
        expect(await send(url, get(), AMPLE_MS)).toMatchObject({ status: 401, body: { asked: 'identity' } }),
    );
  }
});

test('what is no HTTP is no answer', async () => {
  await withServer(
    (request) =>
      void request.socket.end('HTTP/1.1 401 Unauthorized\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n'),
    async ({ url }) => expect(await send(url, get(), AMPLE_MS)).toMatchObject({ status: NO_ANSWER }),
  );
});

test('where nothing is answered within the limit, that is told and not thrown', async () => {
  const none = { status: NO_ANSWER, headers: {}, body: null };
  await withServer(
    () => undefined,
    async ({ url }) => expect(await send(url, get(), SHORT_MS)).toEqual(none),
  );
});

test('an answer that stops half-way is none', async () => {
  await withServer(
    (_, response) => void response.writeHead(200, { 'content-length': '10' }).write('half'),
    async ({ url }) => expect(await send(url, get(), SHORT_MS)).toMatchObject({ status: NO_ANSWER }),
  );
});

test('a connection that breaks before the answer is no answer', async () => {
  await withServer(
    (request) => void request.socket.destroy(),
    async ({ url }) => expect(await send(url, get(), AMPLE_MS)).toMatchObject({ status: NO_ANSWER }),
  );
});

test('a connection that breaks within the answer is no answer', async () => {
  await withServer(
    (request, response) => {
      response.writeHead(200, { 'content-length': '10' });
      response.write('half', () => request.socket.destroy());
    },
    async ({ url }) => expect(await send(url, get(), AMPLE_MS)).toMatchObject({ status: NO_ANSWER }),
  );
});

test('where nobody listens, it rejects', async () => {
  const port = await freePort();
  await expect(send(`http://127.0.0.1:${port}`, get(), AMPLE_MS)).rejects.toThrow('ECONNREFUSED');
});
