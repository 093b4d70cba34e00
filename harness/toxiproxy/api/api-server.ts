// The HTTP server in front of the routes: bodies in, replies out, browsers refused.
import {
  createServer,
  STATUS_CODES,
  type IncomingMessage,
  type Server,
  type ServerResponse,
} from 'node:http';
import type { AddressInfo } from 'node:net';
import { ApiError } from '../proxy/api-error';
import { encodeFault } from './encode';
import { empty, fault, refusal, type Reply } from './reply';
import { requestId } from './request-id';
import { routeRequest } from './route-request';
import type { Route } from './routes';

export interface ApiServer {
  readonly host: string;
  readonly port: number;
  /** Ends open requests too. */
  close(): Promise<void>;
}

export interface ApiServerOptions {
  readonly host: string;
  readonly port: number;
  readonly routes: readonly Route[];
  /** A change that a stalled connection holds up this long is answered with 503; it still takes place. */
  readonly answerWithinMs?: number;
}

/** Go's `http.DefaultMaxHeaderBytes`. */
const HEADER_BYTES = 1 << 20;
/** Node's code for a header that is larger. */
const OVERFLOW = 'HPE_HEADER_OVERFLOW';
const READ_TIMEOUT_MS = 15_000;
const IDLE_TIMEOUT_MS = 60_000;
const ANSWER_WITHIN_MS = 25_000;

/** Rejects with Node's own error (`EADDRINUSE`, …) when it cannot listen. */
export async function startApiServer(options: ApiServerOptions): Promise<ApiServer> {
  const { routes, answerWithinMs = ANSWER_WITHIN_MS } = options;
  const server = createServer({
    keepAliveTimeout: IDLE_TIMEOUT_MS,
    requestTimeout: READ_TIMEOUT_MS,
    maxHeaderSize: HEADER_BYTES,
  });
  server.on('request', (request, response) => {
    void replyTo(request, routes, answerWithinMs).then(({ reply, id }) => send(request, response, reply, id));
  });
  // Node answers this method by itself, with a closed connection, unless somebody listens.
  server.on('connect', (_, socket) => socket.end(raw(empty(405, { Connection: 'close' }))));
  server.on('clientError', ({ code }: NodeJS.ErrnoException, socket) =>
    socket.end(raw(refusal(code === OVERFLOW ? 431 : 400))),
  );
  await listen(server, options.host, options.port);
  const { address, port } = server.address() as AddressInfo;
  return { host: address, port, close: () => close(server) };
}

async function replyTo(
  request: IncomingMessage,
  routes: readonly Route[],
  answerWithinMs: number,
): Promise<{ reply: Reply; id?: string }> {
  const found = routeRequest(routes, request.method ?? '', request.url ?? '');
  // The router's own replies pass by everything that stands in front of a route.
  if ('reply' in found) return { reply: found.reply };
  const id = requestId();
  if (request.headers['user-agent']?.startsWith('Mozilla/') === true)
    return { reply: fault(403, 'User agent not allowed'), id };
  const { route, parameters } = found;
  const answer = readBody(request).then((body) => route.answer({ parameters, body }));
  return { reply: await inTime(answer.catch(replyToFault), answerWithinMs), id };
}

/** What goes to a connection that no response belongs to. */
function raw({ status, headers, body = '' }: Reply): string {
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
  return `HTTP/1.1 ${String(status)} ${STATUS_CODES[status] ?? ''}\r\n${lines.join('')}\r\n${body}`;
}

async function readBody(request: IncomingMessage): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return Buffer.concat(parts);
}

function replyToFault(thrown: unknown): Reply {
  const status = thrown instanceof ApiError ? thrown.status : 500;
  return fault(status, encodeFault((thrown as Error).message, status));
}

function inTime(answer: Promise<Reply>, ms: number): Promise<Reply> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => resolve(empty(503)), ms);
    timer.unref();
    answer.finally(() => clearTimeout(timer)).then(resolve, reject);
  });
}

function send(
  request: IncomingMessage,
  response: ServerResponse,
  reply: Reply,
  id: string | undefined,
): void {
  response.statusCode = reply.status;
  for (const [name, value] of Object.entries(reply.headers)) response.setHeader(name, value);
  if (id !== undefined) response.setHeader('X-Toxiproxy-Request-Id', id);
  if (reply.body !== undefined && request.method !== 'HEAD')
    response.setHeader('Content-Length', Buffer.byteLength(reply.body));
  // Go leaves out what HTTP/1.1 takes for granted.
  if (response.shouldKeepAlive && !response.hasHeader('Connection')) response.removeHeader('Connection');
  response.end(reply.body);
}

function listen(server: Server, host: string, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen({ host, port }, () => {
      server.off('error', reject);
      resolve();
    });
  });
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}
