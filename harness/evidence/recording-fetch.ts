// A `fetch` that writes down what passes through it, for the front end that plays the browser.

import type { HttpRequest, HttpResponse } from '../contract/http';
import { readBody } from './read-body';
import { NO_ANSWER } from './send';

export interface RecordingFetch {
  readonly fetch: typeof fetch;
  /** The last exchange, redirects followed; null where the front end sent nothing. */
  last(): RecordedExchange | null;
}

export interface RecordedExchange {
  readonly request: HttpRequest;
  readonly response: HttpResponse;
}

/** `headers` are those that a browser adds by itself: `origin`. */
export function recordingFetch(headers: Readonly<Record<string, string>>, limitMs: number): RecordingFetch {
  let seen: RecordedExchange | null = null;
  return {
    fetch: async (input, init) => {
      const request = new Request(input, init);
      for (const [name, value] of Object.entries(headers)) request.headers.set(name, value);
      const sent = describeRequest(request);
      seen = { request: sent, response: { status: NO_ANSWER, headers: {}, body: null } };
      const response = await fetch(request, { signal: AbortSignal.timeout(limitMs) });
      seen = { request: sent, response: await describeResponse(response.clone()) };
      return response;
    },
    last: () => seen,
  };
}

function describeRequest(request: Request): HttpRequest {
  return { method: request.method, path: pathOf(request.url), headers: Object.fromEntries(request.headers) };
}

async function describeResponse(response: Response): Promise<HttpResponse> {
  const headers = Object.fromEntries(response.headers);
  const cookies = response.headers.getSetCookie();
  if (cookies.length > 0) headers['set-cookie'] = cookies.join(', ');
  return { status: response.status, headers, body: readBody(headers['content-type'], await response.text()) };
}

function pathOf(url: string): string {
  const { pathname, search } = new URL(url);
  return pathname + search;
}
