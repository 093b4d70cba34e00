// What a run with a prevention switched on found out, beside the same run without it.

import type { Receipt } from './receipt';
import type { Report, Result } from './result';

/** `inconclusive`: the fault gave no 401 without the prevention either, or could not be shown to be in place with it. */
export type PreventedVerdict = 'prevented' | 'not prevented' | 'inconclusive';

export interface PreventedResult {
  readonly id: string;
  readonly guide: number | null;
  /** Title of the prevention. */
  readonly prevention: string;
  readonly verdict: PreventedVerdict;
  /** Why it is not `prevented`, in one sentence. */
  readonly why: string | null;
  readonly durationMs: number;
  /** The same fault where nothing prevents it: an ordinary result. */
  readonly without: Result;
  readonly with: Trial;
}

/** The fault with the prevention switched on. */
export interface Trial {
  /** The variables that switch it on, as the process has them: `VALIDATE_ENV=true`. */
  readonly environment: readonly string[];
  /** Proof that the fault is in place; null where the prevention did not let it come to that. */
  readonly receipt: Receipt | null;
  /** What the prevention was seen to do; null where it did nothing. */
  readonly shown: Receipt | null;
  /** What whoever was warned did then, or null. */
  readonly then: string | null;
  /** Status of the affected user's request after all that; null where none was sent. */
  readonly status: number | null;
  /** Answers with 401 that anybody got, from the steady state on, as the edge saw them. */
  readonly refused: number;
}

export interface PreventedReport extends Omit<Report, 'verdict' | 'results'> {
  readonly verdict: PreventedVerdict;
  readonly results: readonly PreventedResult[];
}

const EXIT_CODES: Record<PreventedVerdict, number> = { prevented: 0, 'not prevented': 1, inconclusive: 2 };

export function preventedExitCode(verdict: PreventedVerdict): number {
  return EXIT_CODES[verdict];
}

/** As `worstOf`: `not prevented` where any is, else `inconclusive` where any is, or where there is none. */
export function worstPrevented(verdicts: readonly PreventedVerdict[]): PreventedVerdict {
  if (verdicts.includes('not prevented')) return 'not prevented';
  const all = verdicts.length > 0 && verdicts.every((verdict) => verdict === 'prevented');
  return all ? 'prevented' : 'inconclusive';
}
