// How a drill ended: what was broken, and what the trainee gets for it.

import type { Place } from './place';
import type { DeductionItem, RubricItem } from './rubric';

/** `void`: a fault of the harness, never the trainee's; there is no grade then. */
export type HowEnded = 'solved' | 'given up' | 'time over' | 'void';

/** What was the matter. */
export interface Truth {
  /** What an answer must name: `jwt-mismatch/rotated-secret`; two of them; `healthy`; `edge`. */
  readonly answers: readonly string[];
  readonly place: Place | null;
  /** Of each thing that was broken: what, and the proof that it was. */
  readonly broken: readonly {
    readonly id: string;
    readonly title: string;
    readonly summary: string;
    readonly faults: readonly string[];
    readonly receipt: string;
  }[];
}

export interface GradePart {
  readonly item: RubricItem;
  readonly points: number;
  readonly of: number;
  /** When it was earned, in ms since the story; null where it was not. */
  readonly at: number | null;
  /** One sentence. */
  readonly says: string;
}

export interface Deduction {
  readonly item: DeductionItem;
  readonly points: number;
  readonly says: string;
}

export interface Grade {
  /** 0 to 100. */
  readonly points: number;
  readonly parts: readonly GradePart[];
  readonly deductions: readonly Deduction[];
}

export interface Outcome {
  readonly how: HowEnded;
  /** Why it is void; else null. */
  readonly why: string | null;
  readonly truth: Truth;
  /** Null where it is void, or had no score. */
  readonly grade: Grade | null;
  /** In ms, without the time that the machine slept. */
  readonly tookMs: number;
}
