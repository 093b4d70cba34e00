// Ranks the causes by the signs that were read: those that contradict a sign last, those that account for all of them first.

import { compareSigns, type Comparison } from '../checks/compare-signs';
import { SIGNS, type Profile, type Sign } from '../contract/check';
import type { Case } from '../contract/scenario';

export interface RankedVariant extends Comparison {
  readonly of: Case;
  /** 0 where a sign speaks against it, else above 0. */
  readonly weight: number;
}

export interface RankedCause {
  readonly id: string;
  /** Those of its variants that nothing speaks against, the likeliest first; all of them where something speaks against each. */
  readonly variants: readonly RankedVariant[];
  /** 0 to 1; those of all causes add up to 1, but where every one is 0. */
  readonly likelihood: number;
}

/** Likeliest first; causes that are alike stay in the order in which they are given. */
export function rankCauses(cases: readonly Case[], signs: readonly Sign[]): readonly RankedCause[] {
  const ranked = rankVariants(cases, signs);
  const names = [...new Set(cases.map(({ cause }) => cause.name))];
  const causes = names.map((id) => {
    const all = ranked.filter(({ of }) => of.cause.name === id);
    const possible = all.filter(({ weight }) => weight > 0);
    return { id, variants: possible.length > 0 ? possible : all, weight: possible[0]?.weight ?? 0 };
  });
  const total = causes.reduce((sum, { weight }) => sum + weight, 0);
  return causes
    .map(({ id, variants, weight }) => ({ id, variants, likelihood: total === 0 ? 0 : weight / total }))
    .sort((a, b) => b.likelihood - a.likelihood);
}

/** Heaviest first. */
export function rankVariants(cases: readonly Case[], signs: readonly Sign[]): readonly RankedVariant[] {
  return cases
    .flatMap((of) => {
      if (of.variant.signs === undefined) return [];
      const comparison = compareSigns(of.variant.signs, signs);
      return [{ of, ...comparison, weight: weightOf(comparison, unexplained(of.variant.signs, signs)) }];
    })
    .sort((a, b) => b.weight - a.weight);
}

/** How often something is out of the ordinary for a reason of its own. */
const COINCIDENCE = 0.1;

/**
 * Bayes' rule: what a variant accounts for it shows for sure; one that differs rules the variant out; one out of the
 * ordinary that it does not account for is a coincidence; one that could not be read, or shows what it always shows,
 * says nothing.
 */
function weightOf({ differing }: Comparison, unexplained: number): number {
  return differing.length > 0 ? 0 : COINCIDENCE ** unexplained;
}

function unexplained(profile: Profile, signs: readonly Sign[]): number {
  const strange = signs.filter(
    ({ name, value }) =>
      value !== null &&
      profile[name] === undefined &&
      !(SIGNS[name].ordinary as readonly string[]).includes(value),
  );
  return new Set(strange.map(({ name }) => name)).size;
}
