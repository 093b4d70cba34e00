// What is to be run, and who is told of it.

import type { Checker } from '../../contract/checker';
import type { NotApplied, Skipped } from '../../contract/result';
import type { Reporter } from '../../contract/reporter';
import type { Runtime, RuntimeChoice } from '../../contract/runtime';
import type { Case } from '../../contract/scenario';
import type { TargetDefinition } from '../../contract/target';
import type { Timing } from '../../contract/timing';

/** `first`: the fix that a person is shown. `all`: each by itself, after a fresh injection. */
export type WhichFixes = 'first' | 'all';

export interface Plan {
  readonly cases: readonly Case[];
  readonly target: TargetDefinition;
  readonly runtime: Runtime;
  /** For the report alone. */
  readonly runtimeChoice?: RuntimeChoice | undefined;
  /** How many scenarios run at a time. */
  readonly lanes: number;
  readonly fixes: WhichFixes;
  /** Begins no further case once one was not reproduced. */
  readonly bail: boolean;
  /** How often each case is run. */
  readonly repeat: number;
  readonly order: 'listed' | 'random';
  readonly seed: number;
  readonly timing: Timing;
  readonly toxiproxyUrl?: string | undefined;
  /** The guide's Checks; without them, `check` of a result stays null. */
  readonly checker?: Checker | undefined;
  /** What was asked for and is not among the cases: it goes into the report. */
  readonly skipped?: readonly Skipped[];
  readonly notApplicable?: readonly NotApplied[];
  /** Version of this tool. */
  readonly tool: string;
}

/** Each case once, one at a time, in the order in which they are given, and only the first fix tried. */
export const ONCE = {
  lanes: 1,
  fixes: 'first',
  bail: false,
  repeat: 1,
  order: 'listed',
} as const satisfies Partial<Plan>;

export interface Hooks {
  readonly reporters: readonly Reporter[];
  /** Says one line to the person who waits. */
  readonly note: (line: string) => void;
  /** Ends the run: everything is closed, then the promise rejects with the signal's reason. */
  readonly signal: AbortSignal;
}
