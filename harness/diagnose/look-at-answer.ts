// Step 2 of the guide: the request sent by hand, as the client sends it and with the token, and the preflight.

import type { Clues } from '../contract/clues';
import type { HttpRequest, HttpResponse } from '../contract/http';
import { fingerprint } from '../support/secrets/mask';
import type { Ask } from './ask-system';
import type { Notebook } from './notebook';
import { reasonOf } from './reason-of';

type Answer = NonNullable<Clues['answer']>;

/** Two processes that differ answer in turn. */
const TRIES = 6;

/** The 401s that were seen. */
export interface Refused {
  /** That of the request before that of the preflight. */
  readonly first: Answer | null;
  /** That of the preflight. */
  readonly preflight: Answer | null;
}

export async function lookAtAnswer(
  ask: Ask,
  clues: Pick<Clues, 'header' | 'token' | 'origin' | 'path'>,
  notebook: Notebook,
): Promise<Refused> {
  const { header, token, origin, path } = clues;
  const proper = token === undefined ? undefined : `Bearer ${token}`;
  const tries: Attempt[] = [
    ...(header === undefined
      ? []
      : [{ as: 'as the client sends it', request: get(path, header), times: TRIES }]),
    ...(proper === undefined || proper === header
      ? []
      : [{ as: `with the token ${fingerprint(token ?? '')}`, request: get(path, proper), times: TRIES }]),
    ...(origin === undefined
      ? []
      : [{ as: `the preflight of ${origin}`, request: preflight(path, origin), times: 1 }]),
  ];
  const attempts = tries.length > 0 ? tries : [{ as: 'without a token', request: get(path, null), times: 1 }];
  const refused: Answer[] = [];
  try {
    for (const attempt of attempts) {
      const answer = await askUntil401(ask, attempt);
      notebook.saw(2, `${attempt.request.method} ${path}, ${attempt.as}: ${describe(answer)}`);
      if (answer.status === 401) refused.push({ request: attempt.request, response: answer });
    }
  } catch (thrown) {
    notebook.failed(2, `the system could not be asked: ${reasonOf(thrown)}`);
  }
  // That nobody gets in without a token is as it should be.
  if (tries.length === 0) return { first: null, preflight: null };
  return {
    first: refused[0] ?? null,
    preflight: refused.find(({ request }) => request.method === 'OPTIONS') ?? null,
  };
}

interface Attempt {
  readonly as: string;
  readonly request: HttpRequest;
  readonly times: number;
}

async function askUntil401(ask: Ask, { request, times }: Attempt): Promise<HttpResponse> {
  let answer = await ask(request);
  for (let count = 1; count < times && answer.status < 300; count += 1) answer = await ask(request);
  return answer;
}

function get(path: string, authorization: string | null): HttpRequest {
  return { method: 'GET', path, headers: authorization === null ? {} : { authorization } };
}

function preflight(path: string, origin: string): HttpRequest {
  const headers = {
    origin,
    'access-control-request-method': 'GET',
    'access-control-request-headers': 'authorization',
  };
  return { method: 'OPTIONS', path, headers };
}

/** Status, challenge and what an error body says. */
export function describe({ status, headers, body }: HttpResponse): string {
  const said = typeof body === 'string' ? body : saidIn(body);
  const parts = [String(status), headers['www-authenticate'], said].filter(
    (part) => part !== undefined && part !== '',
  );
  return parts.join(' · ').replace(/\s+/g, ' ');
}

function saidIn(body: unknown): string {
  const { error, message, code } = (body ?? {}) as Record<string, unknown>;
  return [error, message, code].filter((part) => typeof part === 'string').join(', ');
}
