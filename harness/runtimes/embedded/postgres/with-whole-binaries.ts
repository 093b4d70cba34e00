// Work with PostgreSQL's programs that begins once more where their copy in the cache turns out to be damaged.

import type { PostgresBinaries } from './postgres-binaries';

/** At each start only sizes are looked at; bytes are when a program has failed. */
export async function withWholeBinaries<T>(
  { repair }: Pick<PostgresBinaries, 'repair'>,
  work: () => Promise<T>,
): Promise<T> {
  try {
    return await work();
  } catch (thrown) {
    // Where the copy cannot be made anew, why the program failed is what matters.
    const repaired = await repair().catch(() => false);
    if (!repaired) throw thrown;
    return work();
  }
}
