// The matrix as it should be, by the target's definition and the profiles alone.

import type { Case } from '../contract/scenario';
import type { TargetDefinition } from '../contract/target';
import type { Matrix } from './compare-variants';
import { declaredPairs } from './declared-pairs';

export function declaredMatrix(cases: readonly Case[], target: TargetDefinition): Matrix {
  const variants = cases.map(({ id }) => id);
  return { variants, diagonal: variants, alike: declaredPairs(cases, target), undeclared: [], stale: [] };
}
