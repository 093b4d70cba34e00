// How much memory a process had, over the quarters of a run.

import { median } from '../support/median';

const QUARTERS = 4;

export interface Sample {
  /** How many tokens it had been asked, of `of`. */
  readonly asked: number;
  readonly bytes: number;
}

/** The median of each quarter of the run; null for one without a sample. */
export function byQuarter(samples: readonly Sample[], count: number): (number | null)[] {
  return Array.from({ length: QUARTERS }, (_, quarter) =>
    median(
      samples
        .filter(({ asked }) => Math.min(QUARTERS - 1, Math.floor((asked / count) * QUARTERS)) === quarter)
        .map(({ bytes }) => bytes),
    ),
  );
}
