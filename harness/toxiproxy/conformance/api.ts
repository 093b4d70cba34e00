// Requests to the HTTP API of a server under test, without a client library between.
import { request } from 'node:http';

export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly text: string;
}

/** A body that is no text is sent as JSON. */
export function call(
  url: string,
  method: string,
  path: string,
  body?: unknown,
  headers: Readonly<Record<string, string>> = {},
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const { hostname, port } = new URL(url);
    // `path` goes out as it is: a URL object would tidy up what the router is tested with.
    const outgoing = request({ host: hostname, port, method, path, headers, agent: false }, (response) => {
      let text = '';
      response.setEncoding('utf8');
      response.on('data', (part: string) => (text += part));
      response.on('end', () =>
        resolve({ status: response.statusCode ?? 0, headers: response.headers, text }),
      );
      response.on('error', reject);
    });
    outgoing.on('error', reject);
    outgoing.end(body === undefined || typeof body === 'string' ? body : JSON.stringify(body));
  });
}

/** The same for calls that belong to a test's set-up: any status of 400 or more fails it. */
export async function done(url: string, method: string, path: string, body?: unknown): Promise<unknown> {
  const { status, text } = await call(url, method, path, body);
  if (status >= 400) throw new Error(`${method} ${path}: ${String(status)} ${text}`);
  return text === '' ? undefined : (JSON.parse(text) as unknown);
}
