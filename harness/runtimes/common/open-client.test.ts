import { once } from 'node:events';
import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';

import { openClient } from './open-client';

const LOGIN = { user: 'somebody', password: 'unasked', database: 'nothing' };
/** AuthenticationOk and ReadyForQuery (PostgreSQL manual, §54.7). */
const WELCOME = Buffer.from([0x52, 0, 0, 0, 8, 0, 0, 0, 0, 0x5a, 0, 0, 0, 5, 0x49]);
/** What the first message says of itself: version 3.0 of the protocol. SSLRequest would say 80877103. */
const STARTUP = 3 << 16;

describe('a connection of this tool’s own', () => {
  let server: Server;
  const sockets: Socket[] = [];
  const firsts: number[] = [];

  beforeEach(async () => {
    firsts.length = 0;
    server = createServer((socket) => {
      sockets.push(socket);
      socket.once('data', (bytes) => {
        firsts.push(bytes.readInt32BE(4));
        socket.write(WELCOME);
      });
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
  });

  afterEach(() => {
    for (const socket of sockets.splice(0)) socket.destroy();
    server.close();
  });

  function open() {
    return openClient({ host: '127.0.0.1', port: (server.address() as AddressInfo).port, ...LOGIN });
  }

  test('asks for no TLS, whatever the shell says', async () => {
    const before = process.env['PGSSLMODE'];
    process.env['PGSSLMODE'] = 'require';
    try {
      await open();
    } finally {
      if (before === undefined) delete process.env['PGSSLMODE'];
      else process.env['PGSSLMODE'] = before;
    }
    expect(firsts).toEqual([STARTUP]);
  });

  test('fails the next query, and nothing else, once it is lost', async () => {
    const client = await open();
    const lost = new Promise<void>((resolve) => client.once('end', () => resolve()));
    sockets[0]?.resetAndDestroy();
    await lost;
    await expect(client.query('SELECT 1')).rejects.toThrow(/not queryable/);
  });
});
