import { randomUUID } from 'node:crypto';
import { sign, verify, type JwtPayload } from 'jsonwebtoken';
import type { Settings } from './settings';

export interface Bearer {
  readonly authorId: number;
  readonly jti: string;
}

export function newToken({ JWT_SECRET, TOKEN_LIFETIME }: Settings, authorId: number) {
  const jti = randomUUID();
  const token = sign({ author: authorId }, JWT_SECRET, { jwtid: jti, expiresIn: TOKEN_LIFETIME });
  return { jti, token };
}

/** Throws what `jsonwebtoken` throws. */
export function readToken({ JWT_SECRET }: Settings, token: string): Bearer {
  const payload = verify(token, JWT_SECRET, { algorithms: ['HS256'] }) as JwtPayload;
  return { authorId: Number(payload['author']), jti: payload.jti ?? '' };
}
