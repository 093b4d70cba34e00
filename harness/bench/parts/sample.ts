// How many fresh stacks stand for all cases.

import type { Setting } from '../setting';

const SOME = 2;

export interface Sample {
  /** Which it was, for the reader. */
  readonly says: string;
  /** Measures so many of them, one after the other, in s for all cases. */
  scaled(one: () => Promise<void>): () => Promise<number>;
}

export function sampleOf({ full, cases, signal }: Pick<Setting, 'full' | 'cases' | 'signal'>): Sample {
  const count = full ? cases : Math.min(SOME, cases);
  return {
    says: full
      ? `all ${String(cases)} measured, one after the other`
      : `${String(count)} measured a round, scaled to ${String(cases)}; --full measures all`,
    scaled: (one) => async () => {
      const began = performance.now();
      for (let done = 0; done < count; done += 1) {
        signal.throwIfAborted();
        await one();
      }
      return ((performance.now() - began) / 1000) * (cases / count);
    },
  };
}
