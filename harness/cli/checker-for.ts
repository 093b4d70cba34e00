// The guide's Checks with the words of a target; none for one that has no words for them.

import { namesOf } from '../checks/names-of';
import { guideChecker } from '../checks/point';
import type { Checker } from '../contract/checker';
import type { TargetDefinition } from '../contract/target';

export function checkerFor(target: Pick<TargetDefinition, 'names'>): Checker | undefined {
  const names = namesOf(target);
  return names === undefined ? undefined : guideChecker(names);
}
