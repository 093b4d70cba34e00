// What a 401 looks like from outside: its answer and its log lines, without what no two requests share.

import { refusals } from '../checks/complaint';
import type { Clues } from '../contract/clues';
import type { HttpResponse } from '../contract/http';
import type { Signature } from '../contract/signature';

/** Two that are equal cannot be told apart from outside. */
export function outsideLook(clues: Clues): string {
  return clues.answer === undefined
    ? 'nothing'
    : lookOf(
        clues.answer.response,
        refusals(clues).map(({ level, message }) => `${level} ${message}`),
      );
}

/** The same, as it should be. */
export function expectedLook({ response, logs }: Signature): string {
  return lookOf(
    response,
    logs.map(({ level, msg }) => `${String(level)} ${String(msg)}`),
  );
}

function lookOf({ status, headers, body }: HttpResponse, lines: readonly string[]): string {
  return JSON.stringify({ status, body, challenge: headers['www-authenticate'] ?? null, lines });
}
