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

/** Every sign, with its values and, for people, what one needs to read it. */
export const SIGNS = {
  complaint: { needs: 'the answer, or the log' },
  'database code': { needs: 'the log' },
  'database connection': { needs: "the process's environment" },
  'token form': { needs: 'the header as the client sent it, or the token' },
  'header form': { needs: 'the header as the client sent it' },
  'token store': { needs: 'what the token store holds' },
  'header arrives': { needs: 'the header as the client sent it, and the answer or the log' },
  'token algorithm': { needs: 'the token' },
  'token expiry': { needs: 'the token' },
  'token lifetime': { needs: 'the token' },
  'token start': { needs: 'the token' },
  signature: { needs: "the token, and the process's environment" },
  'token issued here': { needs: 'the token, and the log' },
  'logged out': { needs: 'the token, and the log' },
  secret: { needs: "the process's environment" },
  'session row': { needs: 'the token, and the database' },
  'session table': { needs: 'the database' },
  'other sessions': { needs: 'the token, and the database' },
  'session expiry': { needs: 'the token, and the database' },
  'session lifetime': { needs: "the process's environment" },
  'user row': { needs: 'the token, and the database' },
  'user email': { needs: 'the token, the database, and the email of the user' },
  'same request again': { needs: 'the URL, and the token' },
  redirect: { needs: 'the URL, and the token' },
  preflight: { needs: "the URL, and the front end's origin" },
  'refused request': { needs: 'the answer, or the log' },
} as const satisfies Record<string, { readonly needs: string }>;

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
