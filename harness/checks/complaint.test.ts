import jwt from 'jsonwebtoken';
import type { Clues, Complaint } from '../contract/clues';
import type { LogRecord } from '../contract/log';
import { fingerprint } from '../support/secrets/mask';
import { complaintSign } from './complaint';
import { databaseCodeIn } from './database-code';
import { GUIDE_NAMES } from './guide-names';

const PATH = '/session';

function line(message: string, fields: Record<string, unknown> = {}): LogRecord {
  const requestId = typeof fields.requestId === 'string' ? fields.requestId : null;
  return { level: 'warn', message, requestId, fields };
}

function answer(body: unknown, headers: Record<string, string> = {}): NonNullable<Clues['answer']> {
  return { request: { method: 'GET', path: PATH }, response: { status: 401, headers, body } };
}

const complaintOf = (clues: Partial<Clues>) =>
  complaintSign({ names: GUIDE_NAMES, path: PATH, ...clues }).value;

/** As the libraries of these versions say it, found out by making each say it. */
const MESSAGES: readonly (readonly [string, string, Complaint])[] = [
  ['jsonwebtoken 9', 'JsonWebTokenError: invalid signature', 'signature invalid'],
  ['jsonwebtoken 9', 'TokenExpiredError: jwt expired', 'token expired'],
  ['jsonwebtoken 9', 'TokenExpiredError: maxAge exceeded', 'token expired'],
  ['jsonwebtoken 9', 'NotBeforeError: jwt not active', 'token not active'],
  ['jsonwebtoken 9', 'JsonWebTokenError: invalid algorithm', 'algorithm refused'],
  ['jsonwebtoken 9', 'JsonWebTokenError: jwt malformed', 'token malformed'],
  ['jsonwebtoken 9', 'JsonWebTokenError: jwt signature is required', 'token malformed'],
  ['jsonwebtoken 9', 'JsonWebTokenError: invalid token', 'token invalid'],
  ['jsonwebtoken 9', 'JsonWebTokenError: jwt must be provided', 'no token'],
  ['jsonwebtoken 9', 'JsonWebTokenError: secret or public key must be provided', 'secret missing'],
  ['jsonwebtoken 9', 'Error: secretOrPrivateKey must have a value', 'secret missing'],
  ['jose 6', 'JWSSignatureVerificationFailed: signature verification failed', 'signature invalid'],
  ['jose 6', 'JWTExpired: "exp" claim timestamp check failed', 'token expired'],
  [
    'jose 6',
    'ERR_JWT_CLAIM_VALIDATION_FAILED JWTClaimValidationFailed: "nbf" claim timestamp check failed',
    'token not active',
  ],
  [
    'jose 6',
    'JWTClaimValidationFailed: "iat" claim timestamp check failed (it should be in the past)',
    'token not active',
  ],
  ['jose 6', 'JWTExpired: "iat" claim timestamp check failed (too far in the past)', 'token expired'],
  ['jose 6', 'JOSEAlgNotAllowed: "alg" (Algorithm) Header Parameter value not allowed', 'algorithm refused'],
  ['jose 6', 'JWSInvalid: Invalid Compact JWS', 'token malformed'],
  ['jose 6', 'JWSInvalid: JWS Protected Header is invalid', 'token malformed'],
  ['jose 6', 'JWSInvalid: Failed to base64url decode the signature', 'token malformed'],
  ['jose 6', 'ERR_JWS_INVALID JWSInvalid: Failed to base64url decode the payload', 'payload unreadable'],
  ['jose 6', 'JWTInvalid: JWT Claims Set must be a top-level JSON object', 'payload unreadable'],
  ['jose 6', 'DataError: Zero-length key is not supported', 'secret missing'],
  [
    'jose 6',
    'TypeError: Key for the HS256 algorithm must be one of type CryptoKey, KeyObject, JSON Web Key, or Uint8Array. Received undefined',
    'secret missing',
  ],
  ['express-jwt 8', 'UnauthorizedError: No authorization token was found', 'no token'],
  ['express-jwt 8', '{"code":"credentials_required"}', 'no token'],
  ['express-jwt 8', 'UnauthorizedError: Format is Authorization: Bearer [token]', 'header malformed'],
  ['express-jwt 8', '{"code":"credentials_bad_scheme"}', 'header malformed'],
  ['express-jwt 8', 'UnauthorizedError: jwt expired', 'token expired'],
  ['express-jwt 8', 'UnauthorizedError: invalid signature', 'signature invalid'],
  ['express-jwt 8', 'UnauthorizedError: The token has been revoked.', 'session revoked'],
  ['express-jwt 8', 'RangeError: express-jwt: `secret` is a required option', 'secret missing'],
  ['passport-jwt 4', 'Error: No auth token', 'no token'],
  ['passport-jwt 4', 'TypeError: JwtStrategy requires a secret or key', 'secret missing'],
  ['passport-jwt 4', 'JsonWebTokenError: invalid signature', 'signature invalid'],
  [
    '@fastify/jwt 10',
    'FST_JWT_NO_AUTHORIZATION_IN_HEADER: No Authorization was found in request.headers',
    'no token',
  ],
  ['@fastify/jwt 10', 'No Authorization was found in request.cookies', 'no token'],
  ['@fastify/jwt 10', 'Format is Authorization: Bearer [token]', 'header malformed'],
  ['@fastify/jwt 10', 'Authorization token expired', 'token expired'],
  ['@fastify/jwt 10', 'Authorization token is invalid: The token signature is invalid.', 'signature invalid'],
  ['@fastify/jwt 10', 'FST_JWT_AUTHORIZATION_TOKEN_INVALID', 'token invalid'],
  ['@fastify/jwt 10', 'Untrusted authorization token', 'session revoked'],
  ['@fastify/jwt 10', 'Unsigned authorization token', 'token malformed'],
  ['@fastify/jwt 10', 'FAST_JWT_MALFORMED: The token is malformed.', 'token malformed'],
  ['@fastify/jwt 10', 'The token header is not a valid base64url serialized JSON.', 'token malformed'],
  ['@fastify/jwt 10', 'The token payload is not a valid base64url serialized JSON.', 'payload unreadable'],
  ['@fastify/jwt 10', 'The token algorithm is invalid.', 'algorithm refused'],
  ['@fastify/jwt 10', 'The token will be active at 2255-03-14T16:00:00.000Z.', 'token not active'],
  ['@fastify/jwt 10', 'The key option must be a string, a buffer or a function returning', 'secret missing'],
];

describe('what an answer or a log complains of', () => {
  test.each(MESSAGES)('%s: "%s" is "%s", in the log and in the answer', (_, message, complaint) => {
    expect(complaintOf({ log: [line(message)] })).toBe(complaint);
    expect(complaintOf({ answer: answer(message) })).toBe(complaint);
  });

  test('what jsonwebtoken throws here and now is known', () => {
    const thrown = (token: string) => {
      try {
        return JSON.stringify(jwt.verify(token, 'secret', { algorithms: ['HS256'] }));
      } catch (error) {
        return String(error);
      }
    };
    const good = jwt.sign({ userId: 'x' }, 'secret');
    const said = {
      signature: thrown(jwt.sign({}, 'other')),
      expired: thrown(jwt.sign({ exp: 1 }, 'secret')),
      early: thrown(jwt.sign({ nbf: 9e9 }, 'secret')),
      algorithm: thrown(jwt.sign({}, 'secret', { algorithm: 'HS512' })),
      undefined: thrown('undefined'),
      quoted: thrown(JSON.stringify(good)),
      corrupted: thrown(good.replace('.e', '.Z')),
    };
    const complaints = Object.values(said).map((message) => complaintOf({ log: [line(message)] }));
    expect(complaints).toEqual([
      'signature invalid',
      'token expired',
      'token not active',
      'algorithm refused',
      'token malformed',
      'token invalid',
      'payload unreadable',
    ]);
  });

  test('the lines of the request that was answered go before all others', () => {
    const log = [line('Session revoked'), line('Session revoked'), line('jwt expired', { requestId: 'r1' })];
    const challenge = 'Bearer error="invalid_token", error_description="invalid token"';
    const seen = answer(null, { 'x-request-id': 'r1', 'www-authenticate': challenge });
    expect(complaintOf({ log, answer: seen })).toBe('token expired');
  });

  test('without them those of the token do, the last request alone', () => {
    const mine = { tokenFingerprint: fingerprint('my-token') };
    const log = [
      line('Session revoked', { ...mine, requestId: 'r1' }),
      line('User not found', { ...mine, requestId: 'r2' }),
      line('JWT_SECRET environment variable is not set', { tokenFingerprint: fingerprint('another') }),
    ];
    expect(complaintOf({ log, token: 'my-token' })).toBe('user unknown');
    expect(complaintOf({ log, header: 'Bearer my-token' })).toBe('user unknown');
  });

  test('of all lines the commonest counts, but for those of clients that send no token', () => {
    const log = [
      ...Array.from({ length: 9 }, () => line('No token provided')),
      line('Session expired'),
      line('Session expired'),
      line('Session revoked'),
    ];
    expect(complaintOf({ log })).toBe('session expired');
    expect(complaintOf({ log: log.slice(0, 9) })).toBe('no token');
  });
});

describe('the code of a database error', () => {
  test.each([
    ['Session check failed: database 57P03', '57P03'],
    ['connect ECONNREFUSED 127.0.0.1:57014', 'ECONNREFUSED'],
    ['Error: timeout exceeded when trying to connect', 'POOL_TIMEOUT'],
    ['Connection terminated due to connection timeout', 'CONNECT_TIMEOUT'],
    ['Query read timeout', 'QUERY_TIMEOUT'],
    ['Connection terminated unexpectedly', 'CONNECTION_CLOSED'],
    ['sorry, too many clients already', '53300'],
    ['password authentication failed for user "app"', '28P01'],
    ["P1001: Can't reach database server at `db:5432`", 'ECONNREFUSED'],
    ['ERROR Session revoked for EVERYBODY', null],
  ])('in "%s" is %s', (message, code) => {
    expect(databaseCodeIn(message)).toBe(code);
  });
});
