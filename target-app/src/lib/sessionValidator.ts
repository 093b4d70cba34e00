// Asks the backend whether the stored session still holds, and says what the front end should make of the answer.

import type { ApiAnswer, ApiClient } from './api-client';

export interface SessionUser {
  readonly id: string;
  readonly email: string;
  readonly role: string;
}

export type SessionStatus =
  | { readonly state: 'valid'; readonly user: SessionUser }
  /** Log in again. */
  | { readonly state: 'signed-out'; readonly code: string | null }
  /** Nobody's session is at fault: try again later and keep the token. */
  | { readonly state: 'unavailable'; readonly code: string | null };

/** 401s in which the token is not at fault: the backend could not judge it. */
const NOT_JUDGED: ReadonlySet<string | null> = new Set([
  'secret_missing',
  'session_check_failed',
  'user_lookup_failed',
]);

/** Never rejects. Forgets the token where the backend has judged it and found it wanting. */
export async function validateSession(client: ApiClient): Promise<SessionStatus> {
  const sent = client.storedToken();
  let answer: ApiAnswer;
  try {
    answer = await client.get('/api/auth/validate-session');
  } catch {
    return { state: 'unavailable', code: null };
  }
  const status = interpret(answer, sent !== null);
  if (status.state === 'signed-out') client.forgetToken(sent);
  return status;
}

function interpret({ status, body }: ApiAnswer, tokenSent: boolean): SessionStatus {
  const user = userIn(body);
  if (status === 200 && user !== null) return { state: 'valid', user };
  const code = codeIn(body);
  // A token that was sent and did not arrive was lost on the way: logging in again would not help.
  const lost = code === 'no_token' && tokenSent;
  if (status !== 401 || NOT_JUDGED.has(code) || lost) return { state: 'unavailable', code };
  return { state: 'signed-out', code };
}

function codeIn(body: unknown): string | null {
  return isObject(body) && typeof body.code === 'string' ? body.code : null;
}

function userIn(body: unknown): SessionUser | null {
  if (!isObject(body) || body.valid !== true || !isObject(body.user)) return null;
  const { id, email, role } = body.user;
  if (typeof id !== 'string' || typeof email !== 'string' || typeof role !== 'string') return null;
  return { id, email, role };
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
