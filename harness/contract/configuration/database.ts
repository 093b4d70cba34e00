// A backend's PostgreSQL database, in a target's configuration.

import type { Person, Statement } from '../person';
import type { StateConfiguration, StateName } from './state';

/** Names of the variables that tell the backend where its database is, where no single URL does. */
export interface DatabaseVariables {
  readonly host?: string;
  readonly port?: string;
  readonly user?: string;
  readonly password?: string;
  readonly name?: string;
}

/** A file that tells the backend where its database is; written afresh for each process. */
export interface DatabaseFile {
  /** Path of the template, from the target's root, in which `{{database.host}}`, `{{database.url}}`, … stand. */
  readonly template: string;
  /** Name of the variable that holds the path of the file that was written. In a command, it is `{{database.file}}`. */
  readonly variable?: string;
}

/** A command of the team's own, run once against an empty database, as the role that owns it. */
export interface DatabaseCommand {
  /** As argv; its environment is the backend's own. */
  readonly command: readonly [string, ...string[]];
  /** Working directory, from the target's root. Default: the root. */
  readonly directory?: string;
  /** Files and folders, from the target's root: what was made is used again until the content of one of them changes. */
  readonly files: readonly string[];
}

/** SQL files, from the target's root, in this order; or a command. */
export type SchemaConfiguration = string | readonly string[] | DatabaseCommand;

/**
 * What makes the rows that a scenario starts from. Before it, every table is emptied that was empty when the backend first came up; a
 * function does that itself.
 */
export type SeedConfiguration =
  /** SQL. `{{user.email}}`, `{{bystander.email}}` and the other fields of the two people stand for their values. */
  | { readonly sql: string }
  /** SQL file, from the target's root; likewise. */
  | { readonly file: string }
  /** A command, run with the backend's environment: it is slow, for it runs before each scenario. */
  | { readonly command: readonly [string, ...string[]]; readonly directory?: string }
  /** Empties the tables and writes these people, without any session. */
  | ((people: readonly Person[]) => Promise<readonly Statement[]>);

export interface DatabaseConfiguration {
  /** Where no single URL does (`variables.databaseUrl`). */
  readonly variables?: DatabaseVariables;
  readonly file?: DatabaseFile;
  /** Appended to the URL, without its question mark: `sslmode=disable`. */
  readonly parameters?: string;
  /** Left out where the backend makes its tables itself when it comes up. */
  readonly schema?: SchemaConfiguration;
  readonly seed?: SeedConfiguration;
  /** The table that a session check reads first. */
  readonly sessionsTable?: string;
  /** The table that it reads the user from. */
  readonly usersTable?: string;
  /** States of the rows with a name. A scenario that needs one that is not described is skipped. */
  readonly states?: Readonly<Partial<Record<StateName, StateConfiguration>>>;
}
