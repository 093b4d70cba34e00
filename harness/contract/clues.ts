// What somebody who looks for the cause of a 401 may have at hand. Each part may be missing; none is ever written to.

import type { Rows } from './database';
import type { HttpRequest, HttpResponse } from './http';
import type { LogRecord } from './log';
import type { Statement } from './person';

/** What a backend calls its tables, columns, variables and the token's claims. */
export interface Names {
  readonly tables: { readonly sessions: string; readonly users: string };
  readonly columns: Readonly<Record<ColumnName, string>>;
  readonly variables: Readonly<Record<VariableName, string>>;
  /** The claim of the token that names the user, as a text or a number. */
  readonly claims: { readonly userId: string };
  /** Texts that are searched for, as regular expressions, by what they complain of. The first complaint that matches counts. */
  readonly messages: Readonly<Partial<Record<Complaint, readonly string[]>>>;
}

export type ColumnName =
  | 'id'
  | 'email'
  | 'role'
  | 'status'
  | 'token'
  | 'userId'
  | 'isActive'
  | 'expiresAt'
  | 'createdAt'
  | 'lastActive';

export type VariableName =
  | 'secret'
  | 'tokenLifetime'
  | 'sessionLifetime'
  | 'origins'
  | 'databaseUrl'
  | 'connectTimeoutMs'
  | 'queryTimeoutMs'
  | 'environment';

/** What a message, whatever its words, complains of. */
export const COMPLAINTS = [
  'secret missing',
  'session revoked',
  'session expired',
  'session unknown',
  'user lookup failed',
  'database failed',
  'user inactive',
  'user unknown',
  'header malformed',
  'token not active',
  'token expired',
  'algorithm refused',
  'signature invalid',
  'payload unreadable',
  'token malformed',
  'token invalid',
  'no token',
] as const;
export type Complaint = (typeof COMPLAINTS)[number];

export interface Clues {
  readonly names: Names;
  /** The request that got the 401, and its answer: seen, or pasted. */
  readonly answer?: {
    readonly request: Pick<HttpRequest, 'method' | 'path'>;
    readonly response: HttpResponse;
  };
  /** The user's token. */
  readonly token?: string;
  /** The header's value as the client sent it; null where it sent none. */
  readonly header?: string | null;
  /** What the token store holds; null where that is nothing. */
  readonly stored?: string | null;
  /** Log lines of the time, oldest first. */
  readonly log?: readonly LogRecord[];
  /** The environment of the process. */
  readonly environment?: Readonly<Record<string, string>>;
  /** What should have been loaded. */
  readonly dotenv?: Readonly<Record<string, string>>;
  /** The affected user's. */
  readonly email?: string;
  /** The front end's. */
  readonly origin?: string;
  /** The path that answers 401. */
  readonly path: string;
  /** Sends `GET`, `HEAD` or `OPTIONS` to the system, and follows no redirect. */
  readonly ask?: (request: HttpRequest) => Promise<HttpResponse>;
  /** Runs one `SELECT` in a read-only transaction with a time limit. Rejects with the server's error. */
  readonly select?: (statement: Statement) => Promise<Rows>;
  /** Connects as the process would and runs `SELECT 1`: `ok`, or the code of what went wrong. */
  readonly connect?: () => Promise<string>;
}
