// What a verifier of HS256 alone says of a token (RFC 7515 §5.2, RFC 7519 §7.2), in the order and the words of jsonwebtoken 9.

import { createHmac } from 'node:crypto';

export type TokenVerdict =
  | { readonly ok: true; readonly userId: string }
  | {
      readonly ok: false;
      readonly reason: 'invalid_token' | 'token_expired';
      /** `<name>: <message>`; where `open`, only how it begins: V8's messages differ from one version to the next. */
      readonly details: string;
      readonly open: boolean;
      readonly description: string;
      /** Whether the signature fits: nothing before it was wrong. */
      readonly signed: boolean;
    };

export interface Verifier {
  readonly secret: string;
  /** Seconds since 1970. */
  readonly now: number;
}

export function judgeToken(token: string, verifier: Verifier): TokenVerdict {
  const parts = token.split('.');
  const [encodedHeader = '', encodedPayload = '', signature = ''] = parts;
  if (parts.length !== 3) return refused('jwt malformed');
  if (![encodedHeader, encodedPayload].every((part) => part !== '' && isBase64url(part)))
    return refused('invalid token');
  if (!isBase64url(signature)) return refused('invalid token');

  const header = parsed(decoded(encodedHeader, 'latin1'));
  if (!header.ok || !isTruthy(header.value)) return refused('invalid token');
  const payload = payloadOf(decoded(encodedPayload, 'utf8'), memberOf(header.value, 'typ') === 'JWT');
  if (payload === null) return failed('SyntaxError', false);

  if (signature === '') return refused('jwt signature is required');
  if (memberOf(header.value, 'alg') !== 'HS256') return refused('invalid algorithm');
  const right = createHmac('sha256', verifier.secret)
    .update(`${encodedHeader}.${encodedPayload}`)
    .digest('base64url');
  if (signature !== right) return refused('invalid signature');
  return judgeClaims(payload.value, verifier.now);
}

function judgeClaims(payload: unknown, now: number): TokenVerdict {
  if (payload === null) return failed('TypeError', true);
  const nbf = memberOf(payload, 'nbf');
  if (nbf !== undefined && typeof nbf !== 'number') return refused('invalid nbf value', true);
  if (nbf !== undefined && nbf > now) return refused('jwt not active', true, 'NotBeforeError');
  const exp = memberOf(payload, 'exp');
  if (exp !== undefined && typeof exp !== 'number') return refused('invalid exp value', true);
  if (exp !== undefined && now >= exp)
    return { ...refused('jwt expired', true, 'TokenExpiredError'), reason: 'token_expired' };
  const userId = memberOf(payload, 'userId');
  if (typeof userId === 'string' && isUuid(userId)) return { ok: true, userId: userId.toLowerCase() };
  const details = 'ClaimsError: userId is not a UUID';
  return { ...failed('ClaimsError', true), details, open: false };
}

type Refused = Extract<TokenVerdict, { readonly ok: false }>;

/** One of the library's own errors, whose message the challenge repeats. */
function refused(message: string, signed = false, name = 'JsonWebTokenError'): Refused {
  return {
    ok: false,
    reason: 'invalid_token',
    details: `${name}: ${message}`,
    open: false,
    description: message,
    signed,
  };
}

/** Any other error, whose message stays in the log. */
function failed(name: string, signed: boolean): Refused {
  return {
    ok: false,
    reason: 'invalid_token',
    details: `${name}: `,
    open: true,
    description: 'invalid token',
    signed,
  };
}

/** Null where it must be JSON, since the header's type says so, and is none; else what is no object counts as text. */
function payloadOf(text: string, mustBeJson: boolean): { readonly value: unknown } | null {
  const json = parsed(text);
  if (mustBeJson) return json.ok ? json : null;
  return json.ok && typeof json.value === 'object' && json.value !== null ? json : { value: text };
}

function parsed(text: string): { readonly ok: true; readonly value: unknown } | { readonly ok: false } {
  try {
    return { ok: true, value: JSON.parse(text) as unknown };
  } catch {
    return { ok: false };
  }
}

function decoded(part: string, encoding: 'latin1' | 'utf8'): string {
  return Buffer.from(part, 'base64url').toString(encoding);
}

function isTruthy(value: unknown): boolean {
  return ![null, false, 0, ''].includes(value as never);
}

/** Of an object that was read from JSON; nothing else has the members that are asked for. */
function memberOf(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, key)
    ? (value as Readonly<Record<string, unknown>>)[key]
    : undefined;
}

const BASE64URL = new Set('ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_');
const HEX = new Set('0123456789abcdef');

function isBase64url(text: string): boolean {
  return [...text].every((character) => BASE64URL.has(character));
}

/** 8-4-4-4-12 hex digits in any case (RFC 9562 §4). */
function isUuid(text: string): boolean {
  const groups = text.toLowerCase().split('-');
  const lengths = groups.map(({ length }) => length).join('-');
  return lengths === '8-4-4-4-12' && groups.every((group) => [...group].every((digit) => HEX.has(digit)));
}
