// Which cases apply to a target, and why the others do not.

import { unmetNeeds } from '../contract/need';
import type { Case } from '../contract/scenario';
import type { TargetDefinition } from '../contract/target';
import { conditionsOf } from './conditions-of';

export interface NotApplicable {
  readonly case: Case;
  /** In plain words, behind the target's name: `has no pool gauge`. */
  readonly reason: string;
}

export interface Separated {
  readonly applicable: readonly Case[];
  readonly notApplicable: readonly NotApplicable[];
}

export function separate(cases: readonly Case[], target: TargetDefinition): Separated {
  const judged = cases.map((one) => ({ case: one, reason: reasonAgainst(one, target) }));
  return {
    applicable: judged.filter(({ reason }) => reason === null).map(({ case: one }) => one),
    notApplicable: judged.filter((entry): entry is NotApplicable => entry.reason !== null),
  };
}

function reasonAgainst(one: Case, target: TargetDefinition): string | null {
  const needs = unmetNeeds(one.variant.needs ?? [], target);
  const unseen = conditionsOf(one).filter((condition) => target.looks[condition] === undefined);
  const reasons = [
    ...(needs.length === 0 ? [] : [`does not offer ${needs.join(', ')}`]),
    ...(unseen.length === 0 ? [] : [`does not say how ${unseen.join(', ')} looks`]),
  ];
  return reasons.length === 0 ? null : reasons.join(' and ');
}
