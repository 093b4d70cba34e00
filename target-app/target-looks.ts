// How each condition looks in this backend: status, body, headers, log lines and metric, to the letter.

import { createHash } from 'node:crypto';
import type { Condition } from '../harness/contract/condition';
import type { Level } from '../harness/contract/log';
import type { LogEntry, Signature } from '../harness/contract/signature';
import type { Facts } from '../harness/contract/target';

export const looks: Partial<Record<Condition, (facts: Facts) => Signature>> = makeLooks();

function makeLooks(): typeof looks {
  const invalidToken = (details: string, description = 'invalid token', reason = 'invalid_token') =>
    refused({
      reason,
      error: reason === 'token_expired' ? 'Token expired' : 'Invalid token',
      challenge: description,
      lines: ['❌ Auth failed: Invalid token', `❌ Token error details: ${details}`],
    });
  const jsonWebTokenError = (message: string) => invalidToken(`JsonWebTokenError: ${message}`, message);
  const badScheme = refused({
    reason: 'bad_scheme',
    error: 'Invalid token',
    lines: [
      '❌ Auth failed: Invalid token',
      '❌ Token error details: Authorization header is not "Bearer <token>"',
    ],
  });
  const noToken = refused({
    reason: 'no_token',
    error: 'No token provided',
    lines: ['❌ Auth failed: No token provided'],
  });
  const session = (reason: string, error: string) =>
    refused({ reason, error, challenge: error.toLowerCase(), lines: [`❌ ${error}`], verified: true });
  const user = (reason: string, error: string) =>
    refused({
      reason,
      error,
      challenge: error.toLowerCase(),
      lines: [`❌ Auth failed: ${error}`],
      verified: true,
    });
  const sessionCheckFailed = (code: string) =>
    refused({
      reason: 'session_check_failed',
      error: 'Session check failed',
      lines: [`❌ Session check failed: database ${code}`],
      level: 'error',
      verified: true,
    });

  return {
    healthy: (facts) => ({
      response: {
        status: 200,
        headers: commonHeaders(facts),
        body: {
          valid: true,
          user: { id: facts.person.id, email: facts.person.email, role: facts.person.role },
        },
      },
      logs: [],
      metric: {},
    }),
    'preflight-allowed': preflight('authorization,content-type'),
    'preflight-header-refused': preflight('content-type'),
    'preflight-origin-refused': (facts) => noToken({ ...facts, originAllowed: false }),
    'preflight-passed-on': (facts) => {
      const signature = noToken(facts);
      const headers = { ...signature.response.headers, ...preflightHeaders('authorization,content-type') };
      return { ...signature, response: { ...signature.response, headers } };
    },

    'token-missing': noToken,
    'token-scheme-missing': badScheme,
    'token-scheme-doubled': badScheme,
    'token-malformed': jsonWebTokenError('jwt malformed'),
    'token-quoted': jsonWebTokenError('invalid token'),
    'token-payload-corrupted': invalidToken(
      `SyntaxError: Unexpected token 'g', "g"userId":"... is not valid JSON`,
    ),
    'token-signature-invalid': jsonWebTokenError('invalid signature'),
    'token-algorithm-refused': jsonWebTokenError('invalid algorithm'),
    'token-expired': invalidToken('TokenExpiredError: jwt expired', 'jwt expired', 'token_expired'),
    'token-not-yet-valid': invalidToken('NotBeforeError: jwt not active', 'jwt not active'),

    'session-revoked': session('session_revoked', 'Session revoked'),
    'session-expired': session('session_expired', 'Session expired'),
    'session-unknown': session('session_not_found', 'Session not found'),
    'user-unknown': user('user_not_found', 'User not found'),
    'user-deactivated': user('user_inactive', 'User inactive'),
    'user-lookup-cut-off': refused({
      reason: 'user_lookup_failed',
      error: 'User not found',
      lines: ['❌ User lookup failed: database CONNECTION_CLOSED'],
      level: 'error',
      verified: true,
    }),

    'database-refuses': sessionCheckFailed('ECONNREFUSED'),
    'database-silent': sessionCheckFailed('CONNECT_TIMEOUT'),
    'database-slow': sessionCheckFailed('QUERY_TIMEOUT'),
    'database-resets': sessionCheckFailed('ECONNRESET'),
    'database-pool-exhausted': sessionCheckFailed('POOL_TIMEOUT'),
    'database-terminates': sessionCheckFailed('57P01'),
    'database-shutting-down': sessionCheckFailed('57P03'),
    'database-connections-exhausted': sessionCheckFailed('53300'),
    'database-refuses-credentials': sessionCheckFailed('28P01'),

    'secret-missing': refused({
      reason: 'secret_missing',
      error: 'Server configuration error',
      lines: ['❌ Auth failed: JWT_SECRET environment variable is not set'],
      level: 'error',
    }),
  };
}

interface Refusal {
  readonly reason: string;
  readonly error: string;
  /** `error_description` of the challenge (RFC 6750 §3); without it, the realm alone. */
  readonly challenge?: string;
  readonly lines: readonly string[];
  readonly level?: Level;
  /** Whether the token was verified before, so that its user is known. */
  readonly verified?: boolean;
}

function refused({ reason, error, challenge, lines, level = 'warn', verified = false }: Refusal) {
  return (facts: Facts & { readonly originAllowed?: boolean }): Signature => ({
    response: {
      status: 401,
      headers: {
        ...commonHeaders(facts),
        'www-authenticate':
          challenge === undefined
            ? 'Bearer realm="contrezz"'
            : `Bearer realm="contrezz", error="invalid_token", error_description="${challenge}"`,
      },
      body: { error, code: reason },
    },
    logs: lines.map((msg) => ({
      level,
      msg,
      reason,
      status: 401,
      ...requestFields(reason, facts, verified),
    })),
    metric: { [`auth_failures_total{reason="${reason}"}`]: 1 },
  });
}

function requestFields(reason: string, facts: Facts, verified: boolean): LogEntry {
  const logged = reason === 'bad_scheme' ? facts.credential : withoutScheme(facts.credential);
  return {
    method: facts.method,
    path: facts.path,
    origin: facts.origin,
    requestId: facts.requestId,
    tokenPrefix: logged === null ? null : logged.slice(0, Math.min(8, Math.floor(logged.length / 2))),
    tokenFingerprint: logged === null ? null : sha256(logged).slice(0, 8),
    userId: verified ? facts.session.userId : null,
  };
}

function commonHeaders({
  origin,
  requestId,
  originAllowed = true,
}: Facts & { readonly originAllowed?: boolean }) {
  return {
    'content-type': 'application/json; charset=utf-8',
    'cache-control': 'no-store',
    'x-request-id': requestId ?? 'the id of the request',
    ...(origin !== null && originAllowed ? { 'access-control-allow-origin': origin, vary: 'Origin' } : {}),
  };
}

function preflight(allowed: string) {
  return ({ origin, requestId }: Facts): Signature => ({
    response: {
      status: 204,
      headers: {
        'x-request-id': requestId ?? 'the id of the request',
        'access-control-allow-origin': origin ?? '',
        vary: 'Origin',
        ...preflightHeaders(allowed),
      },
      body: null,
    },
    logs: [],
    metric: {},
  });
}

function preflightHeaders(allowed: string) {
  return { 'access-control-allow-methods': 'GET,POST', 'access-control-allow-headers': allowed };
}

function withoutScheme(credential: string | null): string | null {
  return credential?.replace(/^bearer +/i, '') ?? null;
}

export function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
