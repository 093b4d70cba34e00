// Asks a running system, and only reads: GET, HEAD and OPTIONS, nothing else.

import type { HttpRequest, HttpResponse } from '../contract/http';
import { NO_ANSWER, send } from '../evidence/send';
import { messageOf } from '../support/user-error';

export type Ask = (request: HttpRequest) => Promise<HttpResponse>;

const READING = ['GET', 'HEAD', 'OPTIONS'];

/** Rejects a request that could change anything; where the system gives no answer, every later request as well, at once. */
export function askSystem(baseUrl: string, limitMs: number): Ask {
  let down: Error | null = null;
  return async (request) => {
    if (!READING.includes(request.method) || request.body !== undefined)
      throw new Error(`${request.method} is not sent: diagnose only reads.`);
    if (down !== null) throw down;
    try {
      const answer = await send(baseUrl, request, limitMs);
      if (answer.status === NO_ANSWER) throw new Error(`no answer within ${limitMs / 1000} s`);
      return answer;
    } catch (thrown) {
      down = new Error(messageOf(thrown));
      throw down;
    }
  };
}
