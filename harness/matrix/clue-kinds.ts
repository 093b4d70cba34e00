// The kinds of clues that somebody may have or not, and clues without some of them.

import type { Clues } from '../contract/clues';

/** Each kind, with the clues that come and go with it. */
export const CLUE_KINDS = {
  answer: ['answer'],
  log: ['log'],
  token: ['token', 'header', 'stored'],
  environment: ['environment', 'dotenv', 'connect'],
  database: ['select', 'email'],
  system: ['ask', 'origin'],
} as const satisfies Readonly<Record<string, readonly (keyof Clues)[]>>;

export type ClueKind = keyof typeof CLUE_KINDS;

export function withoutClues<T extends Clues>(clues: T, kinds: readonly ClueKind[]): Clues {
  const dropped = kinds.flatMap((kind): readonly string[] => CLUE_KINDS[kind]);
  return Object.fromEntries(
    Object.entries(clues).filter(([name]) => !dropped.includes(name)),
  ) as unknown as Clues;
}

/** Every choice of the kinds that can be missing where there is an answer, the fewest first. */
export function withheldChoices(): readonly (readonly ClueKind[])[] {
  const kinds = (Object.keys(CLUE_KINDS) as ClueKind[]).filter((kind) => kind !== 'answer');
  return kinds
    .reduce<ClueKind[][]>(
      (choices, kind) => [...choices, ...choices.map((choice) => [...choice, kind])],
      [[]],
    )
    .sort((a, b) => a.length - b.length);
}
