// The rubric as it is told, by `--rubric` and in docs/training.md.

import {
  DEDUCTION_RULES,
  DEDUCTIONS,
  NAMED_CAUSE_ALONE,
  RUBRIC,
  RUBRIC_ITEMS,
  type RubricLine,
} from './rubric';
import { paragraph, table, type Block } from './telling/block';

export function rubricBlocks(): readonly Block[] {
  const sum = RUBRIC_ITEMS.reduce((points, item) => points + RUBRIC[item].points, 0);
  return [
    table(
      ['for', 'points', 'given when'],
      [
        ...RUBRIC_ITEMS.map((item) => rowOf(item, RUBRIC[item])),
        ['all', String(sum), `Naming a cause without its variant is worth ${String(NAMED_CAUSE_ALONE)}.`],
      ],
    ),
    table(
      ['less', 'points', 'taken away'],
      DEDUCTIONS.map((item) => rowOf(item, DEDUCTION_RULES[item])),
    ),
    paragraph(
      'Nobody falls below 0. What is the harness’s own fault makes a drill void: it has no grade, and is not kept.',
    ),
  ];
}

/** A rule without points of its own has a price for each. */
function rowOf(item: string, { points, says }: RubricLine): string[] {
  return [item, points === 0 ? 'its price' : String(points), says];
}

/** The same, for a program. */
export function rubricData() {
  return { schema: 1, rubric: RUBRIC, namedCauseAlone: NAMED_CAUSE_ALONE, less: DEDUCTION_RULES };
}
