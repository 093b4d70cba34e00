// What runs the guide's Check of a cause for the engine.

import type { Clues, Names } from './clues';
import type { Finding } from './result';
import type { Case } from './scenario';

export interface CheckOutcome extends Finding {
  /** Whether it names this cause. */
  readonly points: boolean;
}

export interface Checker {
  readonly names: Names;
  /** Null where there is no Check for the cause. It is given what `diagnose` can be given, and the case only to look up whose Check to run. */
  look(of: Case, clues: Clues): Promise<CheckOutcome | null>;
}
