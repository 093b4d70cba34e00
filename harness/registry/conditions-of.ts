// The conditions that a target must know the look of before a case can be judged there.

import type { Condition } from '../contract/condition';
import type { Case, Probe } from '../contract/scenario';

/** Without doubles; what is judged first. */
export function conditionsOf({ variant }: Case): Condition[] {
  const judged = variant.probes?.map(conditionOf) ?? [variant.condition];
  const healthy = variant.healthy?.map(conditionOf) ?? ['healthy'];
  return [...new Set([...judged, ...healthy])];
}

function conditionOf({ condition }: Probe): Condition {
  return condition;
}
