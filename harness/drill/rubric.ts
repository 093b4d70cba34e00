// What a drill is worth: the rubric, as data. `--rubric` and docs/training.md print it.

export const RUBRIC_ITEMS = ['noticed', 'located', 'named', 'evidence', 'mended'] as const;
export type RubricItem = (typeof RUBRIC_ITEMS)[number];

export interface RubricLine {
  readonly points: number;
  /** What they are given for: one sentence. */
  readonly says: string;
}

/** They add up to 100. */
export const RUBRIC: Readonly<Record<RubricItem, RubricLine>> = {
  noticed: {
    points: 10,
    says: 'You looked at what the affected user gets, or at the log line of it, before you answered.',
  },
  located: {
    points: 20,
    says: 'Your first answer names the right place: token, session, user, database, transport or configuration. A later one is worth half. The right place with the wrong name keeps this.',
  },
  named: { points: 30, says: 'You named the cause, and the variant where you named one.' },
  evidence: {
    points: 20,
    says: 'What you cited tells the cause from one that looks alike, or shows its own sign where none does.',
  },
  mended: { points: 20, says: 'The affected user gets 200 again, and you have seen it with verify.' },
};

export const DEDUCTIONS = ['wrong answers', 'hints', 'harm'] as const;
export type DeductionItem = (typeof DEDUCTIONS)[number];

export const DEDUCTION_RULES: Readonly<Record<DeductionItem, RubricLine>> = {
  'wrong answers': { points: 10, says: 'For each wrong answer, from what naming the cause is worth.' },
  hints: {
    points: 0,
    says: 'The price of each hint that was opened, charged only when the drill is solved.',
  },
  harm: {
    points: 20,
    says: 'For each harm: another user’s session lost, a table emptied, the secret needlessly changed.',
  },
};

/** For a right cause without its variant, of the points of `named`. */
export const NAMED_CAUSE_ALONE = 20;
