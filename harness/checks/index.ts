// The guide's ten Checks, and what they read together.

import type { Check, Sign } from '../contract/check';
import type { Clues } from '../contract/clues';
import { complaintSign } from './complaint';
import { cors } from './cors';
import { databaseConnection } from './database-connection';
import { envMissing } from './env-missing';
import { jwtExpired } from './jwt-expired';
import { jwtMismatch } from './jwt-mismatch';
import { sessionExpired } from './session-expired';
import { sessionRevoked } from './session-revoked';
import { tokenFormat } from './token-format';
import { tokenMissing } from './token-missing';
import { userNotFound } from './user-not-found';

export const CHECKS: readonly Check[] = [
  jwtMismatch,
  jwtExpired,
  sessionRevoked,
  sessionExpired,
  tokenMissing,
  userNotFound,
  databaseConnection,
  cors,
  tokenFormat,
  envMissing,
];

/**
 * Every sign that the clues give, with what the answer and the log complain of. All are read at once, so that a system
 * which makes each request wait is waited for once; the database alone is asked one thing at a time.
 */
export async function readSigns(clues: Clues): Promise<readonly Sign[]> {
  const { select } = clues;
  const shared = select === undefined ? clues : { ...clues, select: inTurn(select) };
  const read = await Promise.all(CHECKS.map((check) => check.look(shared)));
  return [complaintSign(clues), ...read.flat()];
}

function inTurn<A, R>(ask: (what: A) => Promise<R>): (what: A) => Promise<R> {
  let last: Promise<unknown> = Promise.resolve();
  return (what) => {
    const answer = last.then(() => ask(what));
    last = answer.catch(() => undefined);
    return answer;
  };
}
