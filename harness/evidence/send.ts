// Sends one HTTP request by supertest and gives the answer as plain data.

import supertest from 'supertest';
import type { HttpRequest, HttpResponse } from '../contract/http';

/** Status of an exchange that brought no answer within its limit. */
export const NO_ANSWER = 0;

/** Rejects where no connection can be made; gives status `NO_ANSWER` where none came within `limitMs`. */
export async function send(baseUrl: string, request: HttpRequest, limitMs: number): Promise<HttpResponse> {
  const agent = supertest(baseUrl);
  const call = begin(agent, request)
    .redirects(0)
    .ok(() => true)
    .timeout({ deadline: limitMs });
  for (const [name, value] of Object.entries(request.headers)) call.set(name, value);
  try {
    const answer = await (request.body === undefined ? call : call.send(request.body as string | object));
    return { status: answer.status, headers: flatten(answer.headers), body: bodyOf(answer) };
  } catch (thrown) {
    if ((thrown as { timeout?: number }).timeout === undefined) throw thrown;
    return { status: NO_ANSWER, headers: {}, body: null };
  }
}

type RawHeaders = Record<string, string | string[]>;
type Method = 'get' | 'post' | 'put' | 'patch' | 'delete' | 'head' | 'options';

function begin(agent: ReturnType<typeof supertest>, request: HttpRequest) {
  return agent[request.method.toLowerCase() as Method](request.path);
}

function flatten(headers: RawHeaders): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name, Array.isArray(value) ? value.join(', ') : value]),
  );
}

function bodyOf(answer: supertest.Response): unknown {
  if (answer.type === 'application/json') return answer.body as unknown;
  return answer.text === '' || answer.text === undefined ? null : answer.text;
}
