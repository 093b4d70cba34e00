// What to repeat next, by Leitner's boxes (Sebastian Leitner, So lernt man lernen, 1972).

/**
 * Every cause begins in box 1. Found at the first answer, it moves one box up; missed, it goes back to box 1. Each box
 * is repeated half as often as the one before it.
 */
export const BOXES = [1, 2, 3, 4, 5] as const;
export type Box = (typeof BOXES)[number];

const DAY_MS = 24 * 60 * 60 * 1000;

export interface Try {
  /** Ms since the epoch. */
  readonly at: number;
  readonly found: boolean;
}

export interface Placed {
  readonly box: Box;
  /** Ms since the epoch. */
  readonly due: number;
}

/** `tries`: oldest first; null where there is none. */
export function placeInBox(tries: readonly Try[]): Placed | null {
  const last = tries.at(-1);
  if (last === undefined) return null;
  const box = tries.reduce<Box>((before, { found }) => (found ? up(before) : 1), 1);
  return { box, due: last.at + intervalDays(box) * DAY_MS };
}

/** 1, 2, 4, 8, 16. */
export function intervalDays(box: Box): number {
  return 2 ** (box - 1);
}

function up(box: Box): Box {
  return BOXES[Math.min(box, BOXES.length - 1)] ?? box;
}
