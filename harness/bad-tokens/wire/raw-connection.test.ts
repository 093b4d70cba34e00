import { createServer, type Socket } from 'node:net';
import type { AddressInfo } from 'node:net';
import { RawConnection } from './raw-connection';
import { requestHead } from './request-head';

const LONG_MS = 60_000;

/** Answers each connection by its number, from 1. */
async function serve(answer: (socket: Socket, connection: number) => void) {
  let connections = 0;
  const sockets: Socket[] = [];
  const server = createServer((socket) => {
    sockets.push(socket);
    const number = (connections += 1);
    socket.on('data', () => answer(socket, number)).on('error', () => undefined);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const connection = new RawConnection((server.address() as AddressInfo).port);
  return {
    ask: (limitMs = LONG_MS) => connection.ask(requestHead('id', []), limitMs),
    connections: () => connections,
    close: () => {
      connection.close();
      for (const socket of sockets) socket.destroy();
      server.close();
    },
  };
}

describe('a raw connection', () => {
  let server: Awaited<ReturnType<typeof serve>>;
  afterEach(() => server.close());

  test('reads answers in pieces, one after the other on the same connection', async () => {
    server = await serve((socket) => {
      socket.write('HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\n{"');
      setImmediate(() => socket.write('é'));
    });
    for (let time = 0; time < 2; time += 1)
      expect(await server.ask()).toEqual({ status: 200, headers: { 'content-length': '4' }, body: '{"é' });
    expect(server.connections()).toBe(1);
  });

  test('opens another after one that the server has closed', async () => {
    server = await serve(
      (socket) => void socket.end('HTTP/1.1 400 Bad Request\r\nConnection: close\r\n\r\n'),
    );
    for (let time = 0; time < 2; time += 1)
      expect(await server.ask()).toEqual({ status: 400, headers: { connection: 'close' }, body: '' });
    expect(server.connections()).toBe(2);
  });

  test('says why there is no answer', async () => {
    server = await serve((socket, number) => void (number === 1 ? socket.destroy() : undefined));
    expect(await server.ask()).toEqual({ status: null, why: 'the connection was closed' });
    expect(await server.ask(10)).toEqual({ status: null, why: 'no answer within 10 ms' });
  });
});
