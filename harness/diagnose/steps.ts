// The guide's five diagnostic steps: what each can be given, and which signs are read in it.

import type { SignName } from '../contract/check';
import type { DiagnosisStep } from '../contract/diagnosis';

export type StepNumber = DiagnosisStep['step'];

export interface StepMeta {
  readonly title: string;
  /** What it can be given. */
  readonly wants: string;
  readonly signs: readonly SignName[];
}

export const STEPS: Readonly<Record<StepNumber, StepMeta>> = {
  1: {
    title: 'Backend logs',
    wants: '--log FILE',
    signs: ['complaint', 'refused request', 'database code', 'token issued here', 'logged out'],
  },
  2: {
    title: 'The request by hand',
    wants: '--url URL with --token, --header or --origin; or --response FILE',
    signs: ['same request again', 'redirect', 'preflight', 'header arrives'],
  },
  3: {
    title: 'Database',
    wants: '--database-url URL, with --token or --email',
    signs: [
      'database connection',
      'user row',
      'user email',
      'session row',
      'session expiry',
      'session table',
      'other sessions',
    ],
  },
  4: {
    title: 'Environment variables',
    wants: '--env FILE, --dotenv FILE',
    signs: ['secret', 'signature', 'session lifetime'],
  },
  5: {
    title: 'Token storage of the front end',
    wants: '--stored VALUE, --header VALUE, --token TOKEN',
    signs: [
      'token store',
      'header form',
      'token form',
      'token algorithm',
      'token expiry',
      'token lifetime',
      'token start',
    ],
  },
};

export const STEP_NUMBERS: readonly StepNumber[] = [1, 2, 3, 4, 5];

/** Every sign has one. */
export function stepOf(name: SignName): StepNumber | undefined {
  return STEP_NUMBERS.find((number) => STEPS[number].signs.includes(name));
}
