// Every reason for a 401, and the one place where a 401 is logged, counted and sent.

import type { Request, Response } from 'express';
import { challenge } from './challenge';
import { withoutTokens } from './fingerprint';
import type { Logger } from './logger';
import type { Metrics } from './metrics';
import { requestFields } from './request-context';

export type Reason = keyof typeof REASONS;

interface ReasonEntry {
  /** `error` in the body. */
  readonly error: string;
  /** `error_description` of the challenge; null: the request had no usable credentials, or they were not judged. */
  readonly description: string | null;
  /** Warn: the client's doing. Error: ours. */
  readonly level: 'warn' | 'error';
  /** In their order; `{details}` stands for what only the single case knows. */
  readonly lines: readonly [string, ...string[]];
}

const INVALID_TOKEN_LINES = ['❌ Auth failed: Invalid token', '❌ Token error details: {details}'] as const;

// RFC 9110 would have 500 for secret_missing and 503 for the two database reasons; the system's contract says 401.
export const REASONS = {
  no_token: {
    error: 'No token provided',
    description: null,
    level: 'warn',
    lines: ['❌ Auth failed: No token provided'],
  },
  bad_scheme: { error: 'Invalid token', description: null, level: 'warn', lines: INVALID_TOKEN_LINES },
  secret_missing: {
    error: 'Server configuration error',
    description: null,
    level: 'error',
    lines: ['❌ Auth failed: JWT_SECRET environment variable is not set'],
  },
  invalid_token: {
    error: 'Invalid token',
    description: 'invalid token',
    level: 'warn',
    lines: INVALID_TOKEN_LINES,
  },
  token_expired: {
    error: 'Token expired',
    description: 'jwt expired',
    level: 'warn',
    lines: INVALID_TOKEN_LINES,
  },
  session_revoked: {
    error: 'Session revoked',
    description: 'session revoked',
    level: 'warn',
    lines: ['❌ Session revoked'],
  },
  session_expired: {
    error: 'Session expired',
    description: 'session expired',
    level: 'warn',
    lines: ['❌ Session expired'],
  },
  session_not_found: {
    error: 'Session not found',
    description: 'session not found',
    level: 'warn',
    lines: ['❌ Session not found'],
  },
  session_check_failed: {
    error: 'Session check failed',
    description: null,
    level: 'error',
    lines: ['❌ Session check failed: database {details}'],
  },
  user_not_found: {
    error: 'User not found',
    description: 'user not found',
    level: 'warn',
    lines: ['❌ Auth failed: User not found'],
  },
  user_inactive: {
    error: 'User inactive',
    description: 'user inactive',
    level: 'warn',
    lines: ['❌ Auth failed: User inactive'],
  },
  user_lookup_failed: {
    error: 'User not found',
    description: null,
    level: 'error',
    lines: ['❌ User lookup failed: database {details}'],
  },
} as const satisfies Record<string, ReasonEntry>;

export interface Failure {
  readonly reason: Reason;
  /** What the log alone may know: an error's name and message, a database code. */
  readonly details?: string;
  /** Replaces the reason's own `error_description`. */
  readonly description?: string;
}

export type Refuse = (request: Request, response: Response, failure: Failure) => void;

/** Writes the reason's log lines, counts it once, then answers: whoever has the answer finds the rest done. */
export function createRefuse(log: Logger, metrics: Metrics): Refuse {
  return (request, response, { reason, details = '', description }) => {
    const entry: ReasonEntry = REASONS[reason];
    const fields = { reason, status: 401, ...requestFields(request, response) };
    for (const line of entry.lines)
      log[entry.level](
        fields,
        line.replace('{details}', () => withoutTokens(details)),
      );
    metrics.authFailures.inc({ reason });
    response
      .status(401)
      .set('WWW-Authenticate', challenge(description ?? entry.description))
      .json({ error: entry.error, code: reason });
  };
}
