// The order in which a plan's cases are begun.

import type { Case } from '../../contract/scenario';
import type { Plan } from './plan';
import { shuffled } from '../../support/seeded-random';

export interface Job {
  readonly of: Case;
  /** Its place in the report. */
  readonly index: number;
}

/** Those that wait longest come first, so that no lane waits alone at the end; or at random, by the plan's seed. */
export function orderOf({
  cases,
  repeat,
  order,
  seed,
}: Pick<Plan, 'cases' | 'repeat' | 'order' | 'seed'>): Job[] {
  const jobs = cases
    .flatMap((of) => Array.from({ length: repeat }, () => of))
    .map((of, index): Job => ({ of, index }));
  return order === 'random' ? shuffled(jobs, seed) : jobs.sort((a, b) => waitsOf(b) - waitsOf(a));
}

/** In seconds, about. */
export function waitsOf({ of }: Job): number {
  return of.variant.waits ?? 0;
}
