// The messages of the JWT libraries and of the PostgreSQL clients that people use, by what they complain of.

import type { Complaint } from '../contract/clues';

/**
 * `jsonwebtoken` 9, whose messages `express-jwt` 8 and `passport-jwt` 4 hand on beside their own; `jose` 6; `@fastify/jwt` 10, which
 * stands on `fast-jwt` 6; `pg` 8, PostgreSQL itself and Prisma.
 */
export const LIBRARY_MESSAGES: Readonly<Partial<Record<Complaint, readonly RegExp[]>>> = {
  'secret missing': [
    /secretOrP(?:ublic|rivate)Key must (?:be provided|have a value)/i,
    /secret or public key must be provided/i,
    /express-jwt: `secret` is a required option/i,
    /JwtStrategy requires a secret or key/i,
    /Key for the HS\d{3} algorithm must be one of type .* Received (?:undefined|null)/i,
    /Zero-length key is not supported/i,
    /The key option (?:is required|must be a string, a buffer or a function)/i,
  ],
  'session revoked': [
    /\brevoked_token\b/,
    /The token has been revoked/i,
    /FST_JWT_AUTHORIZATION_TOKEN_UNTRUSTED/,
    /Untrusted authorization token/i,
  ],
  'database failed': [
    /Can't reach database server/i,
    /\bP(?:1000|1001|1002|1008|1017|2024)\b/,
    /timeout exceeded when trying to connect/i,
    /Connection terminated (?:unexpectedly|due to connection timeout)/i,
    /Query read timeout/i,
    /terminating connection due to administrator command/i,
    /the database system is (?:shutting down|starting up)/i,
    /too many (?:clients already|connections for (?:role|database))/i,
    /remaining connection slots are reserved/i,
    /password authentication failed for user/i,
  ],
  'token expired': [
    /\bjwt expired\b/i,
    /TokenExpiredError/,
    /\bmaxAge exceeded\b/i,
    /"(?:exp|iat)" claim timestamp check failed(?! \(it should be in the past\))/i,
    /\bJWTExpired\b/,
    /ERR_JWT_EXPIRED/,
    /FST_JWT_AUTHORIZATION_TOKEN_EXPIRED/,
    /Authorization token expired/i,
    /FAST_JWT_EXPIRED/,
    /The token has expired at /i,
  ],
  'token not active': [
    /\bjwt not active\b/i,
    /NotBeforeError/,
    /"nbf" claim timestamp check failed/i,
    /"iat" claim timestamp check failed \(it should be in the past\)/i,
    /FAST_JWT_INACTIVE/,
    /The token will be active at /i,
  ],
  'algorithm refused': [
    /\binvalid algorithm\b/i,
    /please specify "none" in "algorithms"/i,
    /"alg" \(Algorithm\) Header Parameter value not allowed/i,
    /ERR_JOSE_ALG_NOT_ALLOWED/,
    /FAST_JWT_INVALID_ALGORITHM/,
    /The token algorithm is invalid/i,
  ],
  'signature invalid': [
    /\binvalid signature\b/i,
    /signature verification failed/i,
    /ERR_JWS_SIGNATURE_VERIFICATION_FAILED/,
    /FAST_JWT_INVALID_SIGNATURE/,
    /The token signature is invalid/i,
  ],
  'payload unreadable': [
    /SyntaxError: /,
    /is not valid JSON/,
    /Unexpected token .* in JSON/,
    /JWT Claims Set must be a top-level JSON object/i,
    /Failed to base64url decode the payload/i,
    /The token payload is not a valid/i,
    /The payload must be an object/i,
  ],
  'token malformed': [
    /\bjwt malformed\b/i,
    /\bjwt signature is required\b/i,
    /Invalid Compact JWS/i,
    /JWS Protected Header is invalid/i,
    /Failed to base64url decode the signature/i,
    /ERR_JW[ST]_INVALID/,
    /FAST_JWT_(?:MALFORMED|MISSING_SIGNATURE|INVALID_TYPE)/,
    /The token (?:is malformed|header is not a valid|signature is missing)/i,
    /Unsigned authorization token/i,
  ],
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
    /\bjwt must be provided\b/i,
    /FST_JWT_NO_AUTHORIZATION_IN_(?:HEADER|COOKIE)/,
    /No Authorization was found/i,
  ],
};
