// What the answer and the log complain of, whatever their words.

import { COMPLAINTS, type Clues, type Complaint } from '../contract/clues';
import type { Sign } from '../contract/check';
import type { LogRecord } from '../contract/log';
import { seen, unseen } from './sign';

/** The messages of the JWT libraries that people use, and of PostgreSQL's clients; the guide's own stand in `names`. */
const LIBRARIES: Readonly<Partial<Record<Complaint, readonly RegExp[]>>> = {
  // jsonwebtoken; jose; @fastify/jwt; express-jwt and passport-jwt hand on jsonwebtoken's.
  'token expired': [
    /jwt expired/i,
    /"exp" claim timestamp check failed/i,
    /ERR_JWT_EXPIRED/,
    /FST_JWT_AUTHORIZATION_TOKEN_EXPIRED/,
    /Authorization token expired/i,
    /TokenExpiredError/,
  ],
  'token not active': [
    /jwt not active/i,
    /"nbf" claim timestamp check failed/i,
    /NotBeforeError/,
    /inactive token/i,
  ],
  'signature invalid': [
    /invalid signature/i,
    /signature verification failed/i,
    /ERR_JWS_SIGNATURE_VERIFICATION_FAILED/,
    /token signature is invalid/i,
  ],
  'algorithm refused': [
    /invalid algorithm/i,
    /"alg" \(Algorithm\) Header Parameter value not allowed/i,
    /ERR_JOSE_ALG_NOT_ALLOWED/,
  ],
  'payload unreadable': [
    /SyntaxError: /,
    /is not valid JSON/,
    /Unexpected token .* in JSON/,
    /payload must be/i,
  ],
  'token malformed': [/jwt malformed/i, /Invalid Compact JWS/i, /ERR_JWS_INVALID/, /token is malformed/i],
  'token invalid': [
    /JsonWebTokenError: invalid token/,
    /error_description="invalid token"/,
    /FST_JWT_AUTHORIZATION_TOKEN_INVALID/,
    /Authorization token is invalid/i,
  ],
  'header malformed': [
    /credentials_bad_scheme/,
    /credentials_bad_format/,
    /Format is Authorization: Bearer/i,
    /Authorization header is not "Bearer/i,
    /FST_JWT_BAD_REQUEST/,
  ],
  'no token': [
    /No authorization token was found/i,
    /credentials_required/,
    /No auth token/i,
    /FST_JWT_NO_AUTHORIZATION_IN_HEADER/,
    /No Authorization was found/i,
  ],
  'secret missing': [
    /secretOrPublicKey must (be provided|have a value)/i,
    /secret or public key must be provided/i,
  ],
};

export function complaintSign(clues: Clues): Sign {
  const texts = [...refusals(clues).map(textOf), ...(clues.answer === undefined ? [] : [answerText(clues)])];
  if (texts.length === 0) return unseen('complaint');
  for (const complaint of COMPLAINTS) {
    const found = texts.find((text) => patternsOf(clues, complaint).some((pattern) => pattern.test(text)));
    if (found !== undefined) return seen('complaint', complaint, `it says "${complaint}"`);
  }
  return unseen('complaint', 'none of its messages is known');
}

/** The log records that warn, of the request where its id is known. */
export function refusals({ log = [], answer }: Clues): readonly LogRecord[] {
  const id = answer?.response.headers['x-request-id'];
  const alarming = log.filter(({ level }) => level !== 'info' && level !== 'debug' && level !== 'trace');
  const own = alarming.filter(({ requestId }) => requestId !== null && requestId === id);
  return own.length > 0 ? own : alarming;
}

function patternsOf({ names }: Clues, complaint: Complaint): readonly RegExp[] {
  const own = (names.messages[complaint] ?? []).map((source) => new RegExp(source, 'i'));
  return [...own, ...(LIBRARIES[complaint] ?? [])];
}

function textOf({ message, fields }: LogRecord): string {
  return `${message} ${typeof fields.reason === 'string' ? fields.reason : ''}`;
}

function answerText({ answer }: Clues): string {
  if (answer === undefined) return '';
  const { headers, body } = answer.response;
  return `${headers['www-authenticate'] ?? ''} ${typeof body === 'string' ? body : JSON.stringify(body ?? '')}`;
}
