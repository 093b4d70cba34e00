// An edge with targets behind it, and a client that sends what it is told, for tests.

import { createServer, request, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';

import type { Edge } from '../contract/edge';
import { CleanupStack } from '../support/cleanup-stack';
import { openEdge } from './open-edge';

export const cleanup = new CleanupStack();

export interface Seen {
  readonly rawHeaders: readonly string[];
  readonly url: string | undefined;
  readonly body: Buffer;
}

export type Answering = (client: IncomingMessage, answer: ServerResponse) => unknown;

export const echo: Answering = (_, answer) => answer.end('ok');

export async function edgeBefore(
  answering: Answering,
): Promise<{ readonly edge: Edge; readonly seen: Seen[] }> {
  const seen: Seen[] = [];
  const edge = await opened();
  edge.route([
    await target(async (client, answer) => {
      const { rawHeaders, url } = client;
      const body = client.method === 'POST' ? await buffer(client) : Buffer.alloc(0);
      seen.push({ rawHeaders, url, body });
      await answering(client, answer);
    }),
  ]);
  return { edge, seen };
}

export async function opened(): Promise<Edge> {
  const edge = await openEdge();
  cleanup.defer('the edge', () => edge.close());
  return edge;
}

export async function target(answering: Answering): Promise<string> {
  const server = createServer((client, answer) => void answering(client, answer));
  await listening(server, 0);
  cleanup.defer('a target', () => stopped(server));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

/** An address that was free a moment ago. */
export async function refusing(): Promise<string> {
  const server = createServer();
  await listening(server, 0);
  const { port } = server.address() as AddressInfo;
  await stopped(server);
  return `http://127.0.0.1:${port}`;
}

export function listening(server: Server, port: number): Promise<void> {
  return new Promise((resolve) => void server.listen(port, '127.0.0.1', resolve));
}

export function stopped(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}

export async function answers(edge: Edge, times: number): Promise<string> {
  let joined = '';
  for (let time = 0; time < times; time += 1) joined += (await send(edge.url, {})).body.toString();
  return joined;
}

export interface Sending {
  readonly method?: string;
  readonly path?: string;
  readonly headers?: string[];
  readonly body?: Buffer;
}

export async function send(
  url: string,
  { method = 'GET', path = '/', headers = ['Host', 'h'], body }: Sending,
) {
  const response = await new Promise<IncomingMessage>((resolve, reject) => {
    const sent = request(url, { method, path, headers, agent: false }, resolve);
    sent.once('error', reject).end(body);
  });
  return {
    status: response.statusCode,
    phrase: response.statusMessage,
    rawHeaders: response.rawHeaders,
    body: await buffer(response),
  };
}
