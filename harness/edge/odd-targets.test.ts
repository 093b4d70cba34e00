// Targets that answer as HTTP has it, but oddly, and some that do not.

import { createServer, type AddressInfo, type Socket } from 'node:net';
import { cleanup, edgeBefore, opened, send } from './edge.fixture';

afterEach(() => cleanup.close());

/** An edge before a server that answers each connection's first bytes with these. */
async function edgeBeforeBytes(bytes: string) {
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined).once('data', () => socket.write(bytes, 'latin1'));
  });
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  cleanup.defer('a server', () => {
    server.close();
    for (const socket of sockets) socket.destroy();
  });
  const edge = await opened();
  edge.route([`http://127.0.0.1:${(server.address() as AddressInfo).port}`]);
  return edge;
}

describe('the edge passes back', () => {
  test('an answer that came before the target had read the body', async () => {
    // The fixture reads the body of a POST alone.
    const { edge } = await edgeBefore((_, answer) => answer.writeHead(401).end());
    const body = Buffer.alloc(3_000_000);
    const headers = ['Host', 'h', 'Content-Length', String(body.length)];
    expect(await send(edge.url, { method: 'PUT', headers, body })).toMatchObject({ status: 401 });
  });

  test.each([
    ['HEAD', 'HTTP/1.1 401 Unauthorized\r\nContent-Length: 2\r\n\r\nab', 401],
    ['GET', 'HTTP/1.1 204 No Content\r\n\r\n0\r\n\r\n', 204],
    ['GET', 'HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nabc', 200],
  ])('a whole answer to %s that has more behind it than belongs to it', async (method, bytes, status) => {
    const edge = await edgeBeforeBytes(bytes);
    expect(await send(edge.url, { method })).toMatchObject({ status });
    expect(edge.records).toMatchObject([{ status }]);
  });
});

describe('the edge', () => {
  test.each([
    ['a phrase that no header may have', 'HTTP/1.1 401 A\x01B\r\nContent-Length: 0\r\n\r\n'],
    ['a status that there is not', 'HTTP/1.1 099 X\r\nContent-Length: 0\r\n\r\n'],
    [
      'another protocol, unasked',
      'HTTP/1.1 101 Switching Protocols\r\nUpgrade: x\r\nConnection: upgrade\r\n\r\n',
    ],
  ])('answers 502 to a target that gives %s', async (_, bytes) => {
    const edge = await edgeBeforeBytes(bytes);
    expect(await send(edge.url, {})).toMatchObject({ status: 502 });
    expect(edge.records).toMatchObject([{ status: 502, upstream: null }]);
  });
});

describe('a body stays one', () => {
  const body = Buffer.from('GET /hidden HTTP/1.1\r\n\r\n');
  const length = ['Content-Length', String(body.length)];

  test('where its length is stripped', async () => {
    const { edge, seen } = await edgeBefore((_, answer) => answer.end());
    edge.behave({ strip: ['content-length'] });
    await send(edge.url, { method: 'DELETE', headers: ['Host', 'h', ...length], body });
    expect(seen[0]?.rawHeaders).toEqual(expect.arrayContaining(['Transfer-Encoding', 'chunked']));
  });

  test('where a client says that its length is for the edge alone', async () => {
    const { edge, seen } = await edgeBefore((_, answer) => answer.end());
    const headers = ['Host', 'h', 'Connection', 'content-length, host', ...length];
    await send(edge.url, { method: 'POST', headers, body });
    expect(seen).toMatchObject([{ url: '/' }]);
    expect(seen[0]?.rawHeaders).toEqual(expect.arrayContaining(['Host', 'h', ...length]));
  });
});

test('headers that are called as what every object has are written down', async () => {
  const { edge } = await edgeBefore((_, answer) => answer.end());
  await send(edge.url, { headers: ['Host', 'h', 'constructor', 'x'] });
  expect(edge.records).toMatchObject([{ received: { constructor: 'x' } }]);
});
