// Stands in the place of `evidence/send`: requests go to handlers in this process, and time passes only as they say.

import type { HttpRequest, HttpResponse } from '../contract/http';

export const NO_ANSWER = 0;

/** What a handler gives that never answers. */
export const HANGS = 'hangs';

export type Handler = (
  request: HttpRequest,
) => HttpResponse | typeof HANGS | Promise<HttpResponse | typeof HANGS>;

/** In ms; what `performance.now` tells where a test makes it so. */
export const clock = { now: 0 };

const handlers = new Map<string, Handler>();

export function serve(url: string, handler: Handler): void {
  handlers.set(url, handler);
}

export function unserve(url: string): void {
  handlers.delete(url);
}

export async function send(url: string, request: HttpRequest, limitMs: number): Promise<HttpResponse> {
  const answer = await handlers.get(url)?.(request);
  if (answer === undefined) throw new Error(`connect ECONNREFUSED ${url}`);
  if (answer !== HANGS) return answer;
  clock.now += limitMs + 1;
  return { status: NO_ANSWER, headers: {}, body: null };
}
