// Which command of the prompt shows each sign, and to which of the guide's steps a command belongs.

import type { SignName } from '../contract/check';
import { stepOf, type StepNumber } from '../diagnose/steps';
import type { LookSign } from './transcript';

/** By sign: the line that one types. Hints, the shortest way and the tests all go by it. */
export const WHERE_TO_LOOK: Readonly<Record<SignName | 'status' | 'answered by', string>> = {
  complaint: 'logs',
  'refused request': 'logs',
  'database code': 'logs',
  'token issued here': 'logs',
  'logged out': 'logs',
  status: 'request',
  'answered by': 'request',
  'same request again': 'request --times 6',
  redirect: 'request',
  preflight: 'preflight',
  'header arrives': 'edge',
  'database connection': 'database',
  'user row': 'sql',
  'user email': 'sql',
  'session row': 'sql',
  'session expiry': 'sql',
  'session table': 'sql',
  'other sessions': 'sql',
  secret: 'env',
  'session lifetime': 'env',
  signature: 'decode',
  'token store': 'client',
  'header form': 'client',
  'token form': 'decode',
  'token algorithm': 'decode',
  'token expiry': 'decode',
  'token lifetime': 'decode',
  'token start': 'decode',
};

const STEP_OF_COMMAND: Readonly<Record<string, StepNumber>> = {
  logs: 1,
  metrics: 1,
  request: 2,
  preflight: 2,
  edge: 2,
  network: 2,
  sql: 3,
  database: 3,
  env: 4,
  deploys: 4,
  client: 5,
  decode: 5,
};

export function stepOfSign(name: LookSign['name']): StepNumber {
  return name === 'status' || name === 'answered by' ? 2 : (stepOf(name) ?? 2);
}

/** By the command's first word; else, as in a shell of one's own, by the first sign that it showed. Null for what belongs to none. */
export function stepOfLook(command: string, signs: readonly LookSign[]): StepNumber | null {
  const [word = ''] = command.split(' ');
  const [first] = signs;
  return STEP_OF_COMMAND[word] ?? (first === undefined ? null : stepOfSign(first.name));
}
