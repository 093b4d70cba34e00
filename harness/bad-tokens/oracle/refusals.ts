// Every 401 that a token alone can bring about, as docs/catalogue.md has it: written from that text a second time, for the oracle.

/** Codes of the answer's body. */
export type Reason =
  | 'no_token'
  | 'bad_scheme'
  | 'invalid_token'
  | 'token_expired'
  | 'session_revoked'
  | 'session_expired'
  | 'session_not_found'
  | 'user_not_found'
  | 'user_inactive';

export interface Refusal {
  /** `error` in the body. */
  readonly error: string;
  /** The challenge's `error_description`; null: it names the realm alone. `{description}` stands for the single case's own. */
  readonly description: string | null;
  /** `msg` of the log lines, in order; `{details}` stands for the single case's own. */
  readonly lines: readonly string[];
}

const INVALID = ['❌ Auth failed: Invalid token', '❌ Token error details: {details}'];

export const REFUSALS: Readonly<Record<Reason, Refusal>> = {
  no_token: {
    error: 'No token provided',
    description: null,
    lines: ['❌ Auth failed: No token provided'],
  },
  bad_scheme: { error: 'Invalid token', description: null, lines: INVALID },
  invalid_token: { error: 'Invalid token', description: '{description}', lines: INVALID },
  token_expired: { error: 'Token expired', description: 'jwt expired', lines: INVALID },
  session_revoked: {
    error: 'Session revoked',
    description: 'session revoked',
    lines: ['❌ Session revoked'],
  },
  session_expired: {
    error: 'Session expired',
    description: 'session expired',
    lines: ['❌ Session expired'],
  },
  session_not_found: {
    error: 'Session not found',
    description: 'session not found',
    lines: ['❌ Session not found'],
  },
  user_not_found: {
    error: 'User not found',
    description: 'user not found',
    lines: ['❌ Auth failed: User not found'],
  },
  user_inactive: {
    error: 'User inactive',
    description: 'user inactive',
    lines: ['❌ Auth failed: User inactive'],
  },
};
