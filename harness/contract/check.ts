// A cause's Check, as the guide has it: what it looks at, and the signs that it reads there.

import type { Clues } from './clues';

/** One thing that can be read off a system, with a value out of few: `session row: revoked`. */
export interface Sign {
  readonly name: SignName;
  /** Null where the clues do not suffice to tell. */
  readonly value: string | null;
  /** One sentence about what was seen; where nothing could be, what it would take. Never a token or a secret. */
  readonly says: string;
}

/** Every sign: for people, what one needs to read it; and what it shows where nothing is wrong with what it looks at. */
export const SIGNS = {
  complaint: { needs: 'the answer, or the log', ordinary: [] },
  'database code': { needs: 'the log', ordinary: ['none'] },
  'database connection': { needs: "the process's environment", ordinary: ['ok'] },
  'token form': { needs: 'the header as the client sent it, or the token', ordinary: ['whole'] },
  'header form': { needs: 'the header as the client sent it', ordinary: ['proper'] },
  'token store': { needs: 'what the token store holds', ordinary: ['holds a token'] },
  'header arrives': {
    needs: 'the header as the client sent it, and the answer or the log',
    ordinary: ['yes'],
  },
  'token algorithm': { needs: 'the token', ordinary: ['HS256'] },
  'token expiry': { needs: 'the token', ordinary: ['ahead'] },
  'token lifetime': { needs: 'the token', ordinary: ['long'] },
  'token start': { needs: 'the token', ordinary: ['none', 'passed'] },
  signature: { needs: "the token, and the process's environment", ordinary: ['fits'] },
  'token issued here': { needs: 'the token, and the log', ordinary: ['yes', 'no'] },
  'logged out': { needs: 'the token, and the log', ordinary: ['no'] },
  secret: { needs: "the process's environment", ordinary: ['set'] },
  'session row': { needs: 'the token, and the database', ordinary: ['active'] },
  'session table': { needs: 'the database', ordinary: ['has rows'] },
  'other sessions': { needs: 'the token, and the database', ordinary: ['active', 'none'] },
  'session expiry': { needs: 'the token, and the database', ordinary: ['ahead'] },
  'session lifetime': { needs: "the process's environment", ordinary: ['not shorter'] },
  'user row': { needs: 'the token, and the database', ordinary: ['active'] },
  'user email': { needs: 'the token, the database, and the email of the user', ordinary: ['same id'] },
  'same request again': { needs: 'the URL, and the token', ordinary: ['always 401', 'never 401'] },
  redirect: { needs: 'the URL, and the token', ordinary: ['no'] },
  preflight: { needs: "the URL, and the front end's origin", ordinary: ['allowed'] },
  'refused request': { needs: 'the answer, or the log', ordinary: ['session check'] },
} as const satisfies Record<string, { readonly needs: string; readonly ordinary: readonly string[] }>;

export type SignName = keyof typeof SIGNS;
export const SIGN_NAMES = Object.keys(SIGNS) as SignName[];

/** What each sign shows where this is the cause. A sign that is not named may show anything. */
export type Profile = Readonly<Partial<Record<SignName, string | readonly string[]>>>;

export interface Check {
  /** Name of the cause whose Check it is. */
  readonly cause: string;
  /** What it does, after the guide: one sentence. */
  readonly asks: string;
  /** Reads all its signs. Never rejects: what cannot be read is a sign without a value. */
  look(clues: Clues): Promise<readonly Sign[]>;
}
