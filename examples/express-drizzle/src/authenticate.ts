import type { RequestHandler } from 'express';
import type { Author, Authors } from './authors';
import { HttpError } from './http-error';
import type { Settings } from './settings';
import { readToken, type Bearer } from './tokens';

declare module 'express-serve-static-core' {
  interface Locals {
    author: Author;
    bearer: Bearer;
  }
}

export function authenticate(settings: Settings, authors: Authors): RequestHandler {
  return async (request, response, next) => {
    const [scheme, token, ...more] = (request.get('authorization') ?? '').split(' ');
    if (scheme !== 'Token' || token === undefined || more.length > 0)
      throw new HttpError(401, 'token', 'is missing');
    response.locals.bearer = bearerOf(settings, token);
    response.locals.author = await authors.ofBearer(response.locals.bearer);
    next();
  };
}

function bearerOf(settings: Settings, token: string): Bearer {
  try {
    return readToken(settings, token);
  } catch (error) {
    // Mostly a JsonWebTokenError; a SyntaxError where the payload is no JSON.
    throw new HttpError(401, 'token', `is invalid: ${(error as Error).message}`);
  }
}
