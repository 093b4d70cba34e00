// What a run may end with, and how it is said to a shell.

/** `inconclusive`: the fault could not be shown to be in place, or the stack was not healthy to begin with. */
export type Verdict = 'reproduced' | 'not reproduced' | 'inconclusive';

const EXIT_CODES: Record<Verdict, number> = { reproduced: 0, 'not reproduced': 1, inconclusive: 2 };

export function exitCodeOf(verdict: Verdict): number {
  return EXIT_CODES[verdict];
}

/** Of several verdicts: `not reproduced` where any is, else `inconclusive` where any is, or where there is none. */
export function worstOf(verdicts: readonly Verdict[]): Verdict {
  if (verdicts.includes('not reproduced')) return 'not reproduced';
  const all = verdicts.length > 0 && verdicts.every((verdict) => verdict === 'reproduced');
  return all ? 'reproduced' : 'inconclusive';
}
