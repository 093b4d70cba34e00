// One request passed on to one target, and its answer passed back, byte for byte.

import { request as httpRequest, type IncomingMessage, type ServerResponse } from 'node:http';
import { pipeline } from 'node:stream';

import { endToEnd, type HeaderLines } from './header-lines';

export interface Passage {
  readonly client: IncomingMessage;
  readonly answer: ServerResponse;
  /** Base URL of the target. */
  readonly upstream: string;
  readonly headers: HeaderLines;
  /** Called before the first byte goes to the client, with null where the target did not answer. */
  readonly answered: (status: number | null) => void;
}

export function passOn({ client, answer, upstream, headers, answered }: Passage): void {
  const { hostname, port } = new URL(upstream);
  const framing = client.headers['transfer-encoding'] === undefined ? [] : ['Transfer-Encoding', 'chunked'];
  const onward = httpRequest({
    host: hostname.replace(/^\[|\]$/g, ''),
    port,
    method: client.method,
    path: client.url,
    headers: [...headers, ...framing],
    setHost: false,
    // A connection for each request: a pooled one goes stale when the target behind the URL is replaced.
    agent: false,
  });
  onward.on('response', (response) => {
    answered(response.statusCode ?? 0);
    answer.sendDate = false;
    answer.writeHead(response.statusCode ?? 0, response.statusMessage, [...endToEnd(response.rawHeaders)]);
    pipeline(response, answer, ignore);
  });
  onward.on('error', (error: NodeJS.ErrnoException) => {
    if (answer.headersSent || answer.destroyed) return void answer.destroy();
    answered(null);
    badGateway(answer, error.code ?? error.message);
  });
  answer.on('close', () => {
    if (!answer.writableFinished) onward.destroy();
  });
  pipeline(client, onward, ignore);
}

/** 502 (RFC 9110 §15.6.3). */
export function badGateway(answer: ServerResponse, why: string): void {
  answer.writeHead(502, { 'content-type': 'text/plain; charset=utf-8' });
  answer.end(`The edge got no answer from the target: ${why}\n`);
}

/** Both ends are closed by the pipeline itself, and the request's own `error` event tells what there is to tell. */
function ignore(): void {}
