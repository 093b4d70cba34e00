// Draws specimens from the corpus, and makes a failing one smaller.

import fc from 'fast-check';
import type { Specimen } from '../specimen';
import { specimens } from './specimens';

export interface Shrunk {
  /** Leads to it, together with the seed: see `drawAt`. */
  readonly path: string;
  readonly specimen: Specimen;
}

/** The same for the same seed. */
export function drawCorpus(seed: number, count: number): Specimen[] {
  return fc.sample(specimens, { seed: signed(seed), numRuns: count });
}

/** The one that a path leads to: `12` is the thirteenth of the corpus, `12:0:3` what it was shrunk to. */
export function drawAt(seed: number, path: string): Specimen[] {
  return fc.sample(specimens, { seed: signed(seed), path, numRuns: 1 });
}

/** The smallest specimen that still fails; what has not been tried within `limitMs` stays untried. */
export async function shrink(
  { seed, index, limitMs }: { readonly seed: number; readonly index: number; readonly limitMs: number },
  passes: (specimen: Specimen) => Promise<boolean>,
): Promise<Shrunk | null> {
  const { counterexample, counterexamplePath } = await fc.check(fc.asyncProperty(specimens, passes), {
    seed: signed(seed),
    path: String(index),
    numRuns: 1,
    interruptAfterTimeLimit: limitMs,
  });
  if (counterexample === null || counterexamplePath === null) return null;
  return { specimen: counterexample[0], path: counterexamplePath };
}

/** fast-check's seeds have a sign. */
function signed(seed: number): number {
  return seed | 0;
}
