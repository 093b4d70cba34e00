// What every part of the bench is given.

import { tmpdir } from 'node:os';
import type { TargetDefinition } from '../contract/target';
import type { RunDirectory } from '../support/files/run-directory';
import type { Part } from './figure';
import type { Turns } from './take-turns';

export interface Setting {
  /** The project's directory, absolute. */
  readonly project: string;
  readonly target: TargetDefinition;
  /** Null leaves the choice to each part. */
  readonly rounds: number | null;
  /** How many cases there are. */
  readonly cases: number;
  /** Whether the naive peers run as many stacks as there are cases, and not only some of them. */
  readonly full: boolean;
  /** The program of the real Toxiproxy. */
  readonly toxiproxyServer: string | null;
  /** Whatever is made in its scratch folders is gone after the bench. */
  readonly run: Pick<RunDirectory, 'path' | 'scratch'>;
  readonly signal: AbortSignal;
  readonly begins: Turns['begins'];
  readonly note: (line: string) => void;
}

export type MeasurePart = (setting: Setting) => Promise<Part>;

/** The turns of one part. */
export function turnsOf({ rounds, signal, begins }: Setting, byDefault: number): Turns {
  return { rounds: rounds ?? byDefault, signal, begins };
}

/** A new folder on the disk, where people's own would be. */
export function newFolder({ run }: Pick<Setting, 'run'>): string {
  return run.scratch(tmpdir()).path;
}

/** As a person types it. */
export function npmRun(script: string, ...args: readonly string[]): readonly [string, ...string[]] {
  return ['npm', 'run', '-s', script, ...(args.length === 0 ? [] : ['--', ...args])];
}
