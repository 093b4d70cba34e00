// The two upstreams of the measurements: one answers what it gets, the other sends as fast as it is read.
import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';

export interface Upstreams {
  readonly echo: string;
  readonly flood: string;
  close(): void;
}

const PIECE = Buffer.alloc(2 ** 16);

/** The flood ends by itself after `floodBytes`. */
export async function startUpstreams(floodBytes: number): Promise<Upstreams> {
  const sockets = new Set<Socket>();
  const keep = (socket: Socket): void => {
    sockets.add(socket);
    socket.on('error', () => undefined).on('close', () => sockets.delete(socket));
  };
  const echo = createServer({ noDelay: true }, (socket) => {
    keep(socket);
    socket.on('data', (data) => socket.write(data));
  });
  const flood = createServer((socket) => {
    keep(socket);
    let left = floodBytes;
    const pour = (): void => {
      for (; left > 0; left -= PIECE.length)
        if (!socket.write(PIECE)) return void socket.once('drain', pourOn);
      socket.end();
    };
    const pourOn = (): void => {
      left -= PIECE.length;
      pour();
    };
    pour();
  });
  const addresses = await Promise.all([listen(echo), listen(flood)]);
  const close = (): void => {
    for (const socket of sockets) socket.destroy();
    echo.close();
    flood.close();
  };
  return { echo: addresses[0] ?? '', flood: addresses[1] ?? '', close };
}

function listen(server: Server): Promise<string> {
  return new Promise((resolve) => {
    server.listen({ host: '127.0.0.1', port: 0, backlog: 4096 }, () => {
      resolve(`127.0.0.1:${String((server.address() as AddressInfo).port)}`);
    });
  });
}
