// One request passed on to one target, and its answer passed back, byte for byte.

import { request as httpRequest, type IncomingMessage, type ServerResponse } from 'node:http';
import { pipeline } from 'node:stream';

import { messageOf } from '../support/user-error';
import { endToEnd, toRecord, type HeaderLines } from './header-lines';

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
  const onward = httpRequest({
    host: hostname.replace(/^\[|\]$/g, ''),
    port,
    method: client.method,
    path: client.url,
    // Who is told that the connection closes may close it before the body has come, and its answer is lost.
    headers: [...headers, ...framing(client, headers), 'Connection', 'keep-alive'],
    setHost: false,
    // A connection for each request: a pooled one goes stale when the target behind the URL is replaced.
    agent: false,
  });
  let whole: Pick<IncomingMessage, 'complete'> = { complete: false };
  const refuse = (why: string): void => {
    answered(null);
    badGateway(answer, why);
  };
  onward.on('response', (response) => {
    whole = response;
    response.once('close', () => onward.destroy());
    const { statusCode = 0, statusMessage, rawHeaders } = response;
    answer.sendDate = false;
    try {
      answer.writeHead(statusCode, statusMessage, [...endToEnd(rawHeaders)]);
    } catch (thrown) {
      onward.destroy();
      return refuse(messageOf(thrown));
    }
    answered(statusCode);
    pipeline(response, answer, ignore);
  });
  onward.on('upgrade', (_, socket) => {
    socket.destroy();
    refuse('it changed the protocol, and nobody had asked for that');
  });
  onward.on('error', (error: NodeJS.ErrnoException) => {
    // What comes behind a whole answer is no part of it.
    if (whole.complete) return;
    if (answer.headersSent || answer.destroyed) return void answer.destroy();
    refuse(error.code ?? error.message);
  });
  answer.on('close', () => {
    if (!answer.writableFinished) onward.destroy();
  });
  pipeline(client, onward, ignore);
}

/** A body whose length is unknown, or is not passed on, is chunked (RFC 9112 §6.3). */
function framing(client: IncomingMessage, headers: HeaderLines): HeaderLines {
  const { 'transfer-encoding': coding, 'content-length': length } = client.headers;
  const isKnown = toRecord(headers)['content-length'] !== undefined;
  return coding !== undefined || (length !== undefined && !isKnown) ? ['Transfer-Encoding', 'chunked'] : [];
}

/** 502 (RFC 9110 §15.6.3). */
export function badGateway(answer: ServerResponse, why: string): void {
  answer.writeHead(502, 'Bad Gateway', { 'content-type': 'text/plain; charset=utf-8' });
  answer.end(`The edge got no answer from the target: ${why}\n`);
}

/** Both ends are closed by the pipeline itself, and the request's own `error` event tells what there is to tell. */
function ignore(): void {}
