// What there is to say after a drill, as plain data: every form of the debrief is made of this.

import type { StepNumber } from '../diagnose/steps';
import type { Outcome } from './outcome';
import type { Asked } from './transcript';

/** One step of a way through the incident. */
export interface WayStep {
  /** The guide's diagnostic step; null for what belongs to none, such as a fix. */
  readonly step: StepNumber | null;
  /** The command of the prompt. */
  readonly command: string;
  /** What it shows, or does. */
  readonly says: string;
}

/** A cause that it could have been, and what tells that it was not. */
export interface RuledOut {
  readonly id: string;
  readonly title: string;
  /** `ruled out`: something that the trainee has seen does it. `could have been`: something else would have. */
  readonly how: 'ruled out' | 'could have been';
  /** The signs that do, or would: what it would show, and what was there. */
  readonly by: readonly {
    readonly sign: string;
    readonly wouldShow: string;
    readonly was: string;
    /** Number of the look that showed it; null where none did. */
    readonly look: number | null;
  }[];
}

export interface Debrief {
  readonly schema: 1;
  readonly tool: string;
  readonly target: string;
  readonly seed: number;
  readonly asked: Asked;
  readonly trainee: string | null;
  /** ISO 8601, UTC. */
  readonly startedAt: string;
  readonly story: string;
  readonly outcome: Outcome;
  /** `at` in ms since the story. */
  readonly timeline: readonly { readonly at: number; readonly kind: string; readonly says: string }[];
  readonly shortestWay: readonly WayStep[];
  readonly yourWay: readonly (WayStep & { readonly at: number })[];
  readonly causes: readonly RuledOut[];
  /** The guide's, and the fixes that are known to give 200 again. */
  readonly solution: readonly string[];
  readonly fixes: readonly string[];
  /** Titles of what would have kept it from the user. */
  readonly prevention: readonly string[];
}
