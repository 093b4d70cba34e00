// What a token says of itself, without any verification.

import jwt from 'jsonwebtoken';
import type { Clues } from '../contract/clues';
import { fingerprint } from '../support/secrets/mask';

export interface ReadToken {
  readonly raw: string;
  readonly algorithm: string;
  readonly claims: jwt.JwtPayload;
  /** Characters of its signature. */
  readonly signatureLength: number;
}

/** Characters that the signature of each algorithm has, in base64url (RFC 7518 §3.2). */
const SIGNATURE_LENGTHS: Readonly<Record<string, number>> = { HS256: 43, HS384: 64, HS512: 86 };

type TokenClues = Pick<Clues, 'header' | 'token' | 'stored'>;

/** The token as the client sent it, else as it was given, else as it is stored; null where there is none, or none that can be read. */
export function readToken(clues: TokenClues): ReadToken | null {
  const raw = tokenText(clues);
  if (raw === null) return null;
  try {
    const decoded = jwt.decode(unquoted(raw), { complete: true });
    if (decoded === null || typeof decoded.payload !== 'object') return null;
    return {
      raw,
      algorithm: decoded.header.alg,
      claims: decoded.payload,
      signatureLength: decoded.signature.length,
    };
  } catch {
    return null;
  }
}

/** What stands behind the scheme of the header, else the token, else what is stored. */
export function tokenText({ header, token, stored }: TokenClues): string | null {
  const sent = header === undefined || header === null ? null : (header.split(' ').at(-1) ?? null);
  return sent ?? token ?? stored ?? null;
}

/** The token that the client ought to send: the one given, else stored, else sent. */
export function wholeToken(clues: Clues): string | null {
  return clues.token ?? clues.stored ?? tokenText(clues);
}

/** As logs have it. */
export function tokenFingerprint(clues: Clues): string | null {
  const token = wholeToken(clues);
  return token === null ? null : fingerprint(token);
}

/** Null where the algorithm is none that is known. */
export function isWhole({ algorithm, signatureLength }: ReadToken): boolean | null {
  const length = SIGNATURE_LENGTHS[algorithm];
  return length === undefined ? null : signatureLength === length;
}

function unquoted(text: string): string {
  return text.replace(/^"|"$/g, '');
}
