// Sends one HTTP request by supertest and gives the answer as plain data.

import type { IncomingMessage } from 'node:http';
import supertest from 'supertest';
import type { HttpRequest, HttpResponse } from '../contract/http';
import { readBody } from './read-body';

/** Status of an exchange that brought no answer, or none within its limit. */
export const NO_ANSWER = 0;

/** Rejects where no connection can be made; gives status `NO_ANSWER` where none came within `limitMs`, or the connection broke. */
export async function send(baseUrl: string, request: HttpRequest, limitMs: number): Promise<HttpResponse> {
  const agent = supertest(baseUrl);
  const call = begin(agent, request)
    .redirects(0)
    .ok(() => true)
    .buffer(true)
    .parse(readText)
    .timeout({ deadline: limitMs });
  // Superagent would ask for gzip by itself.
  call.set('accept-encoding', 'identity');
  for (const [name, value] of Object.entries(request.headers)) call.set(name, value);
  try {
    const answer = await (request.body === undefined ? call : call.send(request.body as string | object));
    const headers = flatten(answer.headers);
    const sent = typeof answer.body === 'string' ? answer.body : '';
    return { status: answer.status, headers, body: readBody(headers['content-type'], sent) };
  } catch (thrown) {
    if (!isBroken(thrown)) throw thrown;
    return { status: NO_ANSWER, headers: {}, body: null };
  }
}

type RawHeaders = Record<string, string | string[]>;
type Method = 'get' | 'post' | 'put' | 'patch' | 'delete' | 'head' | 'options';
type Parser = Extract<Parameters<ReturnType<typeof begin>['parse']>[0], (...args: never[]) => unknown>;

function begin(agent: ReturnType<typeof supertest>, request: HttpRequest) {
  return agent[request.method.toLowerCase() as Method](request.path);
}

/** Supertest's own parsers reject what is not of the form that it says. What was compressed comes plain in these events, and only there. */
const readText: Parser = (answer, done) => {
  const message = answer as unknown as IncomingMessage;
  let whole = '';
  message.setEncoding('utf8');
  message.on('data', (part: string) => (whole += part));
  message.on('end', () => done(null, whole));
};

function isBroken(thrown: unknown): boolean {
  const { timeout, code = '', syscall } = thrown as { timeout?: number; code?: string; syscall?: string };
  // HPE_…: what came was no HTTP.
  return timeout !== undefined || code.startsWith('HPE_') || (code === 'ECONNRESET' && syscall !== 'connect');
}

function flatten(headers: RawHeaders): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name, Array.isArray(value) ? value.join(', ') : value]),
  );
}
