// The guide's Checks with the words of a target; none for one that has no words for them.

import { GUIDE_NAMES } from '../checks/guide-names';
import { guideChecker } from '../checks/point';
import type { Checker } from '../contract/checker';
import type { Names } from '../contract/clues';
import type { TargetDefinition } from '../contract/target';

export function checkerFor({ names }: Pick<TargetDefinition, 'names'>): Checker | undefined {
  return names === undefined ? undefined : guideChecker(namesOf(names));
}

/** Whatever a configuration leaves out is as the guide has it. */
function namesOf(names: NonNullable<TargetDefinition['names']>): Names {
  if (names === 'guide') return GUIDE_NAMES;
  return {
    tables: { ...GUIDE_NAMES.tables, ...names.tables },
    columns: { ...GUIDE_NAMES.columns, ...names.columns },
    variables: { ...GUIDE_NAMES.variables, ...names.variables },
    claims: { ...GUIDE_NAMES.claims, ...names.claims },
    messages: { ...GUIDE_NAMES.messages, ...names.messages },
  };
}
