// The oracle: what must come for the values of a request's `Authorization` lines, and nothing else.

import type { Material } from '../material';
import type { Rendered, SessionRow } from '../render/render';
import { countedParts } from '../wire/request-head';
import { judgeToken, type TokenVerdict } from './judge-token';
import { readAuthorization } from './read-authorization';
import type { Reason } from './refusals';
import { refusedByNode } from './refused-by-node';

export type Expected =
  | { readonly kind: 'Node'; readonly status: 400 | 431 }
  | { readonly kind: 'accepted'; readonly userId: string; readonly credential: string }
  | {
      readonly kind: 'refused';
      readonly reason: Reason;
      /** Where the reason's own texts leave it to the single case. */
      readonly details: string;
      readonly open: boolean;
      readonly description: string;
      /** What the log's prefix and fingerprint are of. */
      readonly credential: string | null;
      /** Null until the token is verified. */
      readonly userId: string | null;
    };

export interface Expectation {
  readonly expected: Expected;
  /** Whether a token came that the live secret has signed. */
  readonly signed: boolean;
}

export interface Truth {
  readonly material: Material;
  /** Seconds since 1970. */
  readonly now: number;
  /** The session's row of a token, where there is one. */
  readonly sessionOf: (token: string) => SessionRow | undefined;
}

const NO_DETAILS = { details: '', open: false, description: '' };

export function expectAnswer({ id, values }: Pick<Rendered, 'id' | 'values'>, truth: Truth): Expectation {
  const refusal = refusedByNode(countedParts(id, values));
  if (refusal !== null) return { expected: { kind: 'Node', status: refusal }, signed: false };

  const authorization = readAuthorization(values);
  if (authorization.kind === 'none') return unsigned('no_token', { ...NO_DETAILS, credential: null });
  if (authorization.kind === 'other') {
    const details = 'Authorization header is not "Bearer <token>"';
    return unsigned('bad_scheme', { ...NO_DETAILS, details, credential: authorization.value });
  }

  const { token: credential } = authorization;
  const verdict = judgeToken(credential, { secret: truth.material.secret, now: truth.now });
  return verdict.ok
    ? { expected: bySession(credential, verdict.userId, truth), signed: true }
    : { expected: byToken(credential, verdict), signed: verdict.signed };
}

function unsigned(
  reason: Reason,
  rest: Omit<Extract<Expected, { kind: 'refused' }>, 'kind' | 'reason' | 'userId'>,
): Expectation {
  return { expected: { kind: 'refused', reason, ...rest, userId: null }, signed: false };
}

function byToken(credential: string, verdict: Extract<TokenVerdict, { ok: false }>): Expected {
  const { reason, details, open, description } = verdict;
  return { kind: 'refused', reason, details, open, description, credential, userId: null };
}

function bySession(credential: string, userId: string, truth: Truth): Expected {
  const reason = whyNot(credential, userId, truth);
  return reason === null
    ? { kind: 'accepted', userId, credential }
    : { kind: 'refused', reason, ...NO_DETAILS, credential, userId };
}

function whyNot(token: string, userId: string, { material, sessionOf }: Truth): Reason | null {
  const session = sessionOf(token);
  if (session === undefined || session.userId !== userId) return 'session_not_found';
  if (session.state === 'revoked') return 'session_revoked';
  if (session.state === 'expired') return 'session_expired';
  const { active, inactive, other } = material.people;
  if (userId === inactive.id) return 'user_inactive';
  return [active, other].some(({ id }) => id === userId) ? null : 'user_not_found';
}
