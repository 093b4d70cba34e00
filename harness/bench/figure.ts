// What a bench is made of: figures, each of several measurements, some with a limit that is promised.

import { median } from '../support/median';

export type Unit = 's' | 'ms' | 'MiB' | 'MiB/s' | '×';

export interface Limit {
  readonly is: 'at least' | 'at most';
  readonly value: number;
}

export interface Figure {
  readonly name: string;
  readonly unit: Unit;
  /** One of each round, in the rounds' order. */
  readonly values: readonly number[];
  /** What was done, as a person would type it, or what was reckoned from what. */
  readonly how: string;
  /** Of the median. */
  readonly limit?: Limit;
  /** Why it could not be measured here: it then has no values. */
  readonly unmeasured?: string;
}

/** A piece of the way from the shell to the exit. */
export interface Segment {
  readonly name: string;
  /** In ms, one of each round. */
  readonly values: readonly number[];
}

/** One part of the bench, with all that it has to say. */
export interface Part {
  readonly name: string;
  readonly title: string;
  readonly figures: readonly Figure[];
  /** Where the time goes, in the order in which it goes there; only the part that is about it has some. */
  readonly segments?: readonly Segment[];
  /** What a reader has to know of the figures, in sentences. */
  readonly says: readonly string[];
  /** What was measured, and did not do what it should have. */
  readonly faults: readonly string[];
}

export interface Spread {
  readonly median: number;
  readonly min: number;
  readonly max: number;
}

/** All NaN where there are no values. */
export function spreadOf(values: readonly number[]): Spread {
  if (values.length === 0) return { median: Number.NaN, min: Number.NaN, max: Number.NaN };
  return { median: median(values) ?? Number.NaN, min: Math.min(...values), max: Math.max(...values) };
}

/** Null where nothing was promised, or it could not be measured. */
export function holds({ values, limit, unmeasured }: Figure): boolean | null {
  if (limit === undefined || unmeasured !== undefined) return null;
  const seen = spreadOf(values).median;
  return limit.is === 'at least' ? seen >= limit.value : seen <= limit.value;
}

/** One value to another, round by round: what disturbed a round disturbed both. */
export function ratiosOf(values: readonly number[], to: readonly number[]): readonly number[] {
  return values.map((value, round) => value / (to[round] ?? Number.NaN));
}
