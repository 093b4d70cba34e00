// Stops an HTTP server: what is asked is answered, and a connection on which nothing is asked is closed at once.

import type { Server, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { within } from './within';

const SWEEP_MS = 20;

/** For a server that does not listen yet. What it gives stops it, and resolves to the number of connections still open after the grace. */
export function stopperOf(server: Server): (graceMs: number) => Promise<number> {
  const sockets = new Set<Socket>();
  const underWay = new Set<ServerResponse>();
  let stopping = false;
  server.on('connection', (socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
  });
  // Before the application, which may answer at once.
  server.prependListener('request', (_request, response) => {
    if (stopping) response.shouldKeepAlive = false;
    underWay.add(response);
    response.once('close', () => underWay.delete(response));
  });

  return async (graceMs) => {
    stopping = true;
    // A client that asks again at every answer would never be idle at a sweep.
    for (const response of underWay) response.shouldKeepAlive = false;
    const closed = new Promise<void>((resolve) => server.close(() => resolve()));
    const sweep = setInterval(() => {
      // A kept-alive connection becomes idle only when its last answer is out.
      server.closeIdleConnections();
      // Node takes one for busy that has never sent anything.
      for (const socket of sockets) if (socket.bytesRead === 0) socket.destroy();
    }, SWEEP_MS);
    const inTime = await within(graceMs, closed);
    clearInterval(sweep);
    return inTime ? 0 : sockets.size;
  };
}
