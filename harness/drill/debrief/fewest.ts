// The fewest of some things that together do for all of others.

/** Takes in turn the one that does for most of what is left (the greedy set cover of Chvátal, 1979); of equals, the first. */
export function fewest<T, K>(all: readonly T[], doesFor: (one: T) => readonly K[]): readonly T[] {
  const chosen: T[] = [];
  const left = new Set(all.flatMap(doesFor));
  while (left.size > 0) {
    const gain = (one: T) => doesFor(one).filter((what) => left.has(what)).length;
    const best = all.reduce((a, b) => (gain(b) > gain(a) ? b : a));
    for (const what of doesFor(best)) left.delete(what);
    chosen.push(best);
  }
  return chosen;
}
