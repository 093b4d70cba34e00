// How a backend is started, in a target's configuration.

import type { Text } from './text';

export interface Readiness {
  /** Polled by GET until it answers one of `statuses`. Default: the path of the first probe. */
  readonly path?: string;
  /** Default: with `path`, 200 to 299; without it, whatever is below 500. */
  readonly statuses?: readonly number[];
  /** A line of its output, instead of an answer: who is told need not ask, which takes time from the very process that is to start. */
  readonly line?: RegExp;
  /** How long it may take, in seconds. Default: 30. */
  readonly seconds?: number;
}

/** What every form of a process may say. */
export interface ProcessSettings {
  /**
   * The environment beside what `variables` and `database` name. Nothing else of the harness's own leaks in but, for a command,
   * PATH, HOME, TMPDIR and LANG. Values may hold `{{port}}`, `{{database.host}}`, …
   */
  readonly environment?: Readonly<Record<string, Text>>;
  /** When it can be asked. */
  readonly health?: Readiness;
  /** True where it comes up, and says that it is ready, before its database is there: it is then started at the same time. */
  readonly startsWithoutDatabase?: boolean;
  /** True where something starts it again when it has ended, as a supervisor does in production: a backend that ends when its database is away. */
  readonly supervised?: boolean;
}

/** A command, as argv: no shell reads it. */
export interface CommandProcess extends ProcessSettings {
  /** `['node', 'dist/server.js']`, `['./bin/api', '--port', '{{port}}']`. Looked up in PATH, or from `directory`. */
  readonly command: readonly [string, ...string[]];
  /** Working directory, from the target's root. Default: the root. */
  readonly directory?: string;
}

/** A source file for Node, which the harness bundles to one file: nothing has to be built. */
export interface BundledProcess extends ProcessSettings {
  /** From the target's root. */
  readonly bundle: string;
  /** True where it reads a `.env` file in its working directory. */
  readonly loadsDotenv?: boolean;
}

export type ProcessConfiguration = CommandProcess | BundledProcess;

/** Another process that the backend needs beside it, such as the service that issues its tokens: started before it, ended with it. */
export interface CompanionConfiguration {
  readonly command: readonly [string, ...string[]];
  readonly directory?: string;
  /** As the backend's own; `{{port}}` is this process's. It is given the same variables of secrets and database. */
  readonly environment?: Readonly<Record<string, Text>>;
  /** Name of the variable that tells the backend its base URL. */
  readonly urlVariable?: string;
  /** Its `path` must be named where no `line` is. */
  readonly health: Readiness;
}

/** A job of the backend's that runs to its end. */
export type JobConfiguration = { readonly environment: Readonly<Record<string, string>> } & (
  | { readonly bundle: string }
  | { readonly command: readonly [string, ...string[]]; readonly directory?: string }
);
