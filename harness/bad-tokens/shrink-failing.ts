// Makes what failed smaller, so that a person can see why.

import { shrink } from './corpus/draw-corpus';
import type { Numbered } from './tally';
import type { Tested, Tester } from './tester';

export interface Failing {
  readonly tested: Tested;
  /** With the seed, it leads to `tested` again. */
  readonly path: string;
}

export interface ShrinkSetting {
  readonly seed: number;
  /** Where the corpus was the one specimen that it leads to, which is small already. */
  readonly path: string | undefined;
  readonly tester: Tester;
}

/** For each. */
const LIMIT_MS = 10_000;

export async function shrinkFailing(
  failing: readonly Numbered[],
  { seed, path, tester }: ShrinkSetting,
): Promise<Failing[]> {
  const shrunk: Failing[] = [];
  for (const { index, tested } of failing)
    shrunk.push(path === undefined ? await smallest({ index, tested }, seed, tester) : { tested, path });
  return shrunk;
}

async function smallest({ index, tested }: Numbered, seed: number, tester: Tester): Promise<Failing> {
  let last: Tested = tested;
  const found = await shrink({ seed, index, limitMs: LIMIT_MS }, async (specimen) => {
    const [one] = await tester.test([specimen]);
    if (one === undefined || one.differences.length === 0) return true;
    last = one;
    return false;
  });
  // Where it does not fail a second time, it is shown as it failed the first time.
  return found === null ? { tested, path: String(index) } : { tested: last, path: found.path };
}
