// How a log speaks of a token or a secret without giving it away.

import { createHash } from 'node:crypto';
import { replaceEncoded } from './percent-encoded';

const PREFIX_LENGTH = 8;
const TOKEN_FINGERPRINT_LENGTH = 8;
/** Enough to tell two secrets apart, too little to test a guess against. */
const SECRET_FINGERPRINT_LENGTH = 4;
/** Every JSON Web Token begins with the Base64 of `{"` (RFC 7519 §3 with RFC 7515 §7.1). */
const JSON_WEB_TOKEN = /eyJ[\w-]*\.[\w-]*(?:\.[\w-]*)?/g;

/** The first characters, but never more than half: a short credential is not given away whole. */
export function tokenPrefix(value: string): string {
  return value.slice(0, Math.min(PREFIX_LENGTH, Math.floor(value.length / 2)));
}

/** The first 8 hex digits of the SHA-256 of the bytes on the wire, of which Node makes one character each. */
export function tokenFingerprint(value: string): string {
  return sha256(value, 'latin1').slice(0, TOKEN_FINGERPRINT_LENGTH);
}

/** The first 4 hex digits of the SHA-256 of the secret exactly as the environment holds it. */
export function secretFingerprint(secret: string): string {
  return sha256(secret, 'utf8').slice(0, SECRET_FINGERPRINT_LENGTH);
}

/** The text with every token in it blanked out, percent-encoded or not: a client may put one where it does not belong, such as the path. */
export function withoutTokens(text: string): string {
  return replaceEncoded(text, JSON_WEB_TOKEN, () => '<token>');
}

function sha256(text: string, encoding: 'latin1' | 'utf8'): string {
  return createHash('sha256').update(text, encoding).digest('hex');
}
