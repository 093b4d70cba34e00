// What a target has at hand when its rows are written and people sign in.

import type { Rows } from './database';
import type { HttpRequest, HttpResponse } from './http';
import type { Person } from './person';

/** What the rows of a scenario are written with. */
export interface SeedSetting {
  readonly people: readonly Person[];
  /** Asks the lane's database as superuser, past the fault proxy. */
  readonly query: (sql: string, parameters?: readonly unknown[]) => Promise<Rows>;
  /** Empties every table that was empty when this was first called on the lane. */
  readonly emptyTables: () => Promise<void>;
  /** Runs a command of the target's with its environment. Rejects, with its output, where it fails. */
  readonly run: (command: Command) => Promise<void>;
}

/** A command as argv, and its working directory. */
export interface Command {
  readonly argv: readonly string[];
  /** Absolute. */
  readonly directory: string;
}

/** What somebody who signs up or in has at hand. */
export interface SignInSetting {
  readonly person: Person;
  readonly send: (request: HttpRequest) => Promise<HttpResponse>;
  readonly query: SeedSetting['query'];
  /** What earlier answers have brought, of this person since the rows were written; to be added to. */
  readonly kept: Record<string, string>;
}
