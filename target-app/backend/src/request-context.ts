// What is known about a request while it is answered: its id from the start, token and user as they become known.

import { randomUUID } from 'node:crypto';
import type { Request, RequestHandler, Response } from 'express';
import { tokenFingerprint, tokenPrefix, withoutTokens } from './fingerprint';

interface RequestContext {
  readonly requestId: string;
  /** The token, or the header's whole value where it holds none. Never logged whole. */
  credential: string | null;
  /** Null until the token is verified. */
  userId: string | null;
}

/** No dot: a token that strays into this header must not end up in the log. */
const FOREIGN_ID = /^[A-Za-z0-9-]{1,64}$/;

const contexts = new WeakMap<Response, RequestContext>();

/** Takes over a well-formed X-Request-Id (a proxy in front sets one), else makes one; sends it back. */
export const withRequestContext: RequestHandler = (request, response, next) => {
  const foreign = request.get('x-request-id');
  const requestId = foreign !== undefined && FOREIGN_ID.test(foreign) ? foreign : randomUUID();
  contexts.set(response, { requestId, credential: null, userId: null });
  response.set('X-Request-Id', requestId);
  next();
};

export function contextOf(response: Response): RequestContext {
  const context = contexts.get(response);
  if (context === undefined) throw new Error('withRequestContext is not mounted before this handler');
  return context;
}

/** The fields that every line about a request carries. */
export function requestFields(request: Request, response: Response) {
  const { requestId, credential, userId } = contextOf(response);
  const origin = request.get('origin');
  return {
    method: request.method,
    path: withoutTokens(request.baseUrl + request.path),
    origin: origin === undefined ? null : withoutTokens(origin),
    requestId,
    tokenPrefix: credential === null ? null : tokenPrefix(credential),
    tokenFingerprint: credential === null ? null : tokenFingerprint(credential),
    userId,
  };
}
