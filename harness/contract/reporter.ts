// Who tells people or machines what happened.

import type { Case } from './scenario';
import type { Phase, Report, Result } from './result';

export interface RunStart {
  readonly cases: readonly Case[];
  /** Which runtime, why, and how to have the other. */
  readonly runtime: string;
  readonly timing: string;
}

export interface Reporter {
  start?(run: RunStart): void;
  /** Called as each phase of a case begins. */
  phase?(of: Case, phase: Phase): void;
  /** Called as each case ends. */
  result?(result: Result, of: Case): void;
  /** Called in the place of `end` where the run is ended early: so many cases are judged, of the others nothing is known. */
  interrupted?(judged: number, others: number): void;
  end(report: Report): Promise<void> | void;
}
