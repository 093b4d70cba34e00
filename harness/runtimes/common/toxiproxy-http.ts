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
  const answer = await ask(method, url, body === undefined ? undefined : JSON.stringify(body));
  return { data: answer === '' ? undefined : JSON.parse(answer) };
}

async function ask(method: string, url: string, body?: string): Promise<string> {
  // Required at use: Toxiproxy itself speaks no TLS.
  const request = url.startsWith('https:') ? (await import('node:https')).request : httpRequest;
  return new Promise((resolve, reject) => {
    const headers = body === undefined ? {} : { 'content-type': 'application/json' };
    const asking = request(url, { method, headers, agent: false }, (response) => {
      const status = response.statusCode ?? 0;
      text(response).then(
        (answer) =>
          status >= 200 && status < 300 ? resolve(answer) : reject(new Error(errorText(status, answer))),
        reject,
      );
    });
    asking.once('error', reject).end(body);
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
