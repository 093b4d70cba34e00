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

/** Every sign that the clues give, with what the answer and the log complain of. */
export async function readSigns(clues: Clues): Promise<readonly Sign[]> {
  const signs: Sign[] = [complaintSign(clues)];
  for (const check of CHECKS) signs.push(...(await check.look(clues)));
  return signs;
}
