// The names nearest to one that was mistyped.

import { distance } from 'fastest-levenshtein';

/** Up to three, the nearest first; none that would have to be rewritten by half or more. */
export function nearest(name: string, known: readonly string[]): string[] {
  return known
    .map((candidate) => ({ candidate, steps: distance(name.toLowerCase(), candidate.toLowerCase()) }))
    .filter(({ candidate, steps }) => steps < Math.max(name.length, candidate.length) / 2)
    .sort((one, other) => one.steps - other.steps)
    .slice(0, 3)
    .map(({ candidate }) => candidate);
}

/** ` (did you mean "a" or "b"?)` with the space in front of it, or nothing. */
export function didYouMean(name: string, known: readonly string[]): string {
  const names = nearest(name, known).map((found) => `"${found}"`);
  return names.length === 0 ? '' : ` (did you mean ${names.join(' or ')}?)`;
}
