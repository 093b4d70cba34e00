// The catalogue's table of the pairs that look alike from outside, with what tells them apart.

import type { Case } from '../contract/scenario';
import type { TargetDefinition } from '../contract/target';
import { declaredPairs } from '../matrix/declared-pairs';
import { MAY_STAY_ALIKE } from '../matrix/may-stay-alike';
import { code, tableOf } from '../support/text/markdown';

export function alikeTable(cases: readonly Case[], target: TargetDefinition): string {
  return tableOf(
    ['one', 'the other', 'told apart by', 'alike even so where'],
    declaredPairs(cases, target).map(({ a, b, separatedBy }) => [
      code(a),
      code(b),
      separatedBy.join(' · '),
      MAY_STAY_ALIKE.find((pair) => pair.a === a && pair.b === b)?.where ?? '',
    ]),
  );
}
