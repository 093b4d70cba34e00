// What a run found out: of one variant, and of all.

import type { Condition } from './condition';
import type { Receipt } from './receipt';
import type { RuntimeChoice, RuntimeName } from './runtime';
import type { Difference, Observation } from './signature';
import type { Verdict } from './verdict';

export const PHASES = ['steady', 'inject', 'observe', 'check', 'fix', 'undo'] as const;
export type Phase = (typeof PHASES)[number];

export interface FixResult {
  readonly title: string;
  /** The status of the request after it; null where none came. */
  readonly status: number | null;
}

export interface Finding {
  readonly finding: string;
}

export interface Result {
  readonly id: string;
  readonly guide: number | null;
  readonly condition: Condition;
  /** True where the target answers 401 for a fault of its own (RFC 9110 would have a 5xx). */
  readonly nonconforming: boolean;
  readonly verdict: Verdict;
  /** Why it is not `reproduced`, in one sentence. */
  readonly why: string | null;
  readonly durationMs: number;
  readonly phases: Readonly<Record<Phase, number>>;
  readonly receipt: Receipt | null;
  readonly expected: Observation | null;
  readonly observed: Observation | null;
  readonly differences: readonly Difference[];
  readonly check: Finding | null;
  readonly fixes: readonly FixResult[];
}

export interface Report {
  readonly schema: 1;
  readonly tool: string;
  readonly node: string;
  readonly postgres: string;
  readonly runtime: RuntimeName;
  /** Null where nobody chose: the caller gave the only one that would do. */
  readonly runtimeChoice: RuntimeChoice | null;
  readonly target: string;
  /** ISO 8601, UTC. */
  readonly startedAt: string;
  readonly seed: number;
  readonly verdict: Verdict;
  readonly durationMs: number;
  readonly results: readonly Result[];
  /** Ids of what was asked for and not begun, once one was not reproduced and the run was to end there, or once the run's database was gone. */
  readonly notBegun?: readonly string[];
  /** What was asked for and not judged, since the target's configuration does not say enough. */
  readonly skipped?: readonly Skipped[];
  /** What was asked for and cannot befall the target. */
  readonly notApplicable?: readonly NotApplied[];
}

export interface NotApplied {
  readonly id: string;
  /** In plain words, behind the target's name: `does not offer log out`. */
  readonly reason: string;
}

export interface Skipped extends NotApplied {
  /** Lines to paste into the configuration. */
  readonly stub: string;
}
