// What every command is given.

import type { Command } from 'commander';
import type { Parts } from './parts';
import type { World } from './world';

export interface Context {
  readonly parts: Parts;
  readonly world: World;
  /** Aborted with an `Interrupted`. */
  readonly signal: AbortSignal;
  /** Takes the exit code. */
  readonly done: (exitCode: number) => void;
}

/** Adds one command to the program. */
export type AddCommand = (program: Command, context: Context) => void;
