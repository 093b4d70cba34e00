// Signing and verifying of session tokens, HS256 and nothing else.

import { createSecretKey, randomUUID, type KeyObject } from 'node:crypto';
import jwt, { type SignOptions } from 'jsonwebtoken';

export type Verdict =
  | { readonly ok: true; readonly userId: string }
  | {
      readonly ok: false;
      readonly reason: 'invalid_token' | 'token_expired';
      /** `<name>: <message>`, for the log alone. */
      readonly details: string;
      /** What the challenge may say about it. */
      readonly description: string;
    };

const ALGORITHM = 'HS256';
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** A key object, lest jsonwebtoken take a secret that looks like a PEM file for a public key. */
export function secretKey(secret: string): KeyObject {
  return createSecretKey(secret, 'utf8');
}

/** `jti` (RFC 7519 §4.1.7) tells two logins within one second apart: sessions are looked up by their token. */
export function signToken(userId: string, key: KeyObject, expiresIn: string): string {
  const options: SignOptions = {
    algorithm: ALGORITHM,
    expiresIn: expiresIn as NonNullable<SignOptions['expiresIn']>,
  };
  return jwt.sign({ userId, jti: randomUUID() }, key, options);
}

export function verifyToken(token: string, key: KeyObject): Verdict {
  try {
    return judgeClaims(jwt.verify(token, key, { algorithms: [ALGORITHM] }));
  } catch (thrown) {
    // Only the library's own messages may go into a header: those of JSON.parse hold quotes and text of the payload.
    const known = thrown instanceof jwt.JsonWebTokenError;
    return {
      ok: false,
      reason: thrown instanceof jwt.TokenExpiredError ? 'token_expired' : 'invalid_token',
      details: describe(thrown),
      description: known ? thrown.message : 'invalid token',
    };
  }
}

function judgeClaims(payload: unknown): Verdict {
  const userId = typeof payload === 'object' && payload !== null && 'userId' in payload && payload.userId;
  if (typeof userId === 'string' && UUID.test(userId)) return { ok: true, userId };
  return {
    ok: false,
    reason: 'invalid_token',
    details: 'ClaimsError: userId is not a UUID',
    description: 'invalid token',
  };
}

function describe(thrown: unknown): string {
  return thrown instanceof Error ? `${thrown.name}: ${thrown.message}` : String(thrown);
}
