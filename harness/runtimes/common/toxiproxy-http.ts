// The HTTP underneath toxiproxy-node-client: its own drops the server's words, and loads all of `fetch` before a lane's first proxy.

import { request as httpRequest } from 'node:http';
import { text } from 'node:stream/consumers';

interface Reply {
  readonly data: unknown;
}

/** In the form of the client's `HttpClient`. Rejects with the server's own error text, or Node's error. */
export const toxiproxyHttp = {
  get: (url: string): Promise<Reply> => json('GET', url),
  post: (url: string, body?: unknown): Promise<Reply> => json('POST', url, body),
  delete: async (url: string): Promise<void> => void (await ask('DELETE', url)),
  getText: (url: string): Promise<string> => ask('GET', url),
};

async function json(method: string, url: string, body?: unknown): Promise<Reply> {
  const answer = await ask(method, url, { body: body === undefined ? undefined : JSON.stringify(body) });
  return { data: answer === '' ? undefined : parse(answer) };
}

function parse(answer: string): unknown {
  try {
    return JSON.parse(answer);
  } catch (thrown) {
    throw new Error('it does not answer as a Toxiproxy does', { cause: thrown });
  }
}

/** Toxiproxy itself gives a change that is held up 25 s. */
const WITHIN_MS = 30_000;

export interface AskOptions {
  readonly body?: string | undefined;
  readonly withinMs?: number;
}

/** The text of a 2xx answer; rejects with the server's own error text, or Node's error, or when there is none in time. */
export async function ask(
  method: string,
  url: string,
  { body, withinMs = WITHIN_MS }: AskOptions = {},
): Promise<string> {
  // Required at use: Toxiproxy itself speaks no TLS.
  const request = url.startsWith('https:') ? (await import('node:https')).request : httpRequest;
  return new Promise((resolve, reject) => {
    const headers = body === undefined ? {} : { 'content-type': 'application/json' };
    const asking = request(url, { method, headers, agent: false }, (response) => {
      const status = response.statusCode ?? 0;
      text(response)
        .then((answer) => {
          if (status < 200 || status >= 300) throw new Error(errorText(status, answer));
          resolve(answer);
        })
        .catch(reject)
        .finally(() => clearTimeout(late));
    });
    const late = setTimeout(() => {
      reject(new Error(`no answer within ${String(withinMs / 1000)} s`));
      asking.destroy();
    }, withinMs);
    asking
      .once('error', (fault) => {
        clearTimeout(late);
        reject(fault);
      })
      .end(body);
  });
}

function errorText(status: number, answer: string): string {
  try {
    const { error } = JSON.parse(answer) as { error?: unknown };
    if (typeof error === 'string') return `status ${status}, ${error}`;
  } catch {
    // Not Toxiproxy's form.
  }
  return `status ${status}`;
}
