// An engine that a test makes up, on a real socket: it answers what it is told to.

import { chmodSync, linkSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer as createHttpServer } from 'node:http';
import { createServer, type Server, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface FakeAnswer {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** Text as it is, anything else as JSON. */
  readonly body?: unknown;
}

/** By `METHOD /path` without the query; what is not named gets a 404. */
export type FakeAnswers = Readonly<Record<string, FakeAnswer>>;

/** Docker's own answers, but for images. */
export const DOCKER: FakeAnswers = {
  'GET /_ping': { body: 'OK' },
  'GET /version': { body: { Version: '28.1.0', Components: [{ Name: 'Engine' }] } },
  'GET /info': { body: { OSType: 'linux', SecurityOptions: ['name=seccomp'] } },
};

/** Sockets in a folder of their own, all gone with it. */
export class SocketFolder {
  readonly path = mkdtempSync(join(tmpdir(), 'chaos-401-engine-'));
  /** `METHOD /path?query` of every request that was answered. */
  readonly asked: string[] = [];
  private readonly servers: Server[] = [];
  private readonly connections = new Set<Socket>();
  private count = 0;

  constructor() {
    // The right on a socket is what is tried, not that on the folder.
    chmodSync(this.path, 0o755);
  }

  async engine(answers: FakeAnswers): Promise<string> {
    return this.listen(
      createHttpServer((request, response) => {
        this.asked.push(`${String(request.method)} ${String(request.url)}`);
        request.resume();
        const path = (request.url ?? '').split('?', 1)[0] ?? '';
        const {
          status = 200,
          headers = {},
          body = '',
        } = answers[`${String(request.method)} ${path}`] ?? {
          status: 404,
        };
        response.writeHead(status, headers);
        response.end(typeof body === 'string' ? body : JSON.stringify(body));
      }),
    );
  }

  /** Takes the connection and does `then` with it. */
  async server(then: (socket: Socket) => void = () => undefined): Promise<string> {
    return this.listen(createServer(then));
  }

  /** A socket that nobody listens on any more. */
  async closed(): Promise<string> {
    const path = await this.server();
    const server = this.servers.pop();
    // Node takes the file away with the server; one that was killed leaves it.
    const leftPath = join(this.path, 'left.sock');
    linkSync(path, leftPath);
    await new Promise((resolve) => server?.close(resolve));
    return leftPath;
  }

  async close(): Promise<void> {
    for (const connection of this.connections) connection.destroy();
    await Promise.all(this.servers.map((server) => new Promise((resolve) => server.close(resolve))));
    rmSync(this.path, { recursive: true, force: true });
  }

  private async listen(server: Server): Promise<string> {
    this.count += 1;
    const path = join(this.path, `${String(this.count)}.sock`);
    server.on('connection', (socket) => {
      this.connections.add(socket);
      socket.on('error', () => undefined);
    });
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject);
      server.listen(path, resolve);
    });
    this.servers.push(server);
    return path;
  }
}
