// Which cases apply to a target, and why the others do not.

import { lookFor } from '../contract/look-for';
import { cannotBeMet, unmetNeeds, type Need } from '../contract/need';
import type { Case } from '../contract/scenario';
import type { TargetDefinition } from '../contract/target';
import { conditionsOf } from './conditions-of';
import { placeStubs, snippetOf, type PlacedStub } from './snippet';
import { lookStub, stubsFor } from './stub-for';

export interface NotApplicable {
  readonly case: Case;
  /** In plain words, behind the target's name: `does not offer pool gauge`. */
  readonly reason: string;
  /** Lines to paste into the configuration; null where nothing that it could say would make it apply: then nothing was skipped. */
  readonly stub: string | null;
  /** The same by key; none where there are no such lines. */
  readonly stubs: readonly PlacedStub[];
}

export interface Separated {
  /** Each with those of its fixes that apply as well. */
  readonly applicable: readonly Case[];
  readonly notApplicable: readonly NotApplicable[];
}

export function separate(cases: readonly Case[], target: TargetDefinition): Separated {
  const applicable: Case[] = [];
  const notApplicable: NotApplicable[] = [];
  for (const one of cases) {
    const against = excuse(one, target) ?? lack(one, target);
    if (against === null) applicable.push(withFixes(one, target));
    else notApplicable.push({ case: one, ...against });
  }
  return { applicable, notApplicable };
}

type Against = Omit<NotApplicable, 'case'>;

/** What the configuration itself says. */
function excuse(one: Case, { notApplicable = {} }: TargetDefinition): Against | null {
  const names = [one.id, `${one.cause.name}/*`, one.variant.condition];
  const name = names.find((known) => notApplicable[known] !== undefined);
  return name === undefined
    ? null
    : { reason: `says: ${(notApplicable[name] ?? '').replace(/[.!]$/, '')}`, stub: null, stubs: [] };
}

function lack(one: Case, target: TargetDefinition): Against | null {
  const needs = unmetNeeds(one.variant.needs ?? [], target);
  const fixNeeds = one.variant.fixes.map((fix) => unmetNeeds(fix.needs ?? [], target));
  const unfixed = fixNeeds.every((unmet) => unmet.length > 0) ? (fixNeeds[0] ?? []) : [];
  const lacking = [...new Set([...needs, ...unfixed])];
  const unseen = conditionsOf(one).filter((condition) => lookFor(target, { condition, of: one }) === null);
  const impossible = lacking.flatMap((need) => cannotBeMet(need, target) ?? []);
  const reasons = [
    ...(lacking.length === 0 ? [] : [offers(lacking)]),
    ...(unseen.length === 0 ? [] : [`does not say how ${unseen.join(', ')} looks`]),
  ];
  if (reasons.length === 0) return null;
  if (impossible.length > 0) return { reason: impossible.join(' and '), stub: null, stubs: [] };
  const stubs = placeStubs([...lacking.flatMap(stubsFor), ...unseen.map(lookStub)], target.written);
  return { reason: reasons.join(' and '), stub: snippetOf(stubs), stubs };
}

function offers(needs: readonly Need[]): string {
  return `does not offer ${needs.join(', ')}`;
}

function withFixes(one: Case, target: TargetDefinition): Case {
  const [first, ...others] = one.variant.fixes.filter(
    ({ needs = [] }) => unmetNeeds(needs, target).length === 0,
  );
  if (first === undefined || others.length + 1 === one.variant.fixes.length) return one;
  return { ...one, variant: { ...one.variant, fixes: [first, ...others] } };
}
