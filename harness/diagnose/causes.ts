// The ranked causes in the words of a diagnosis.

import { SIGNS, type Sign } from '../contract/check';
import type { DiagnosedCause } from '../contract/diagnosis';
import type { Case } from '../contract/scenario';
import { rankCauses, type RankedCause } from './rank';
import { ownCommand } from '../support/own-command';

const PRECISION = 1000;

/** `refused`: a 401 was seen. Without one, only what is out of the ordinary makes a cause; where nothing is, all are at 0. */
export function causesOf(
  cases: readonly Case[],
  signs: readonly Sign[],
  refused: boolean,
): readonly DiagnosedCause[] {
  const ranked = rankCauses(cases, signs);
  const [first] = ranked;
  const strange = first?.variants[0]?.matching.some(isStrange) ?? false;
  const found = refused || strange;
  return ranked.map((cause) => describe(cause, signs, found ? cause.likelihood : 0));
}

export function isStrange({ name, value }: Sign): boolean {
  return value !== null && !(SIGNS[name].ordinary as readonly string[]).includes(value);
}

function describe({ id, variants }: RankedCause, signs: readonly Sign[], likelihood: number): DiagnosedCause {
  const [best] = variants;
  if (best === undefined) throw new Error(`The cause ${id} has no variant.`);
  const { of, matching, differing } = best;
  const unexplained = signs.filter((sign) => isStrange(sign) && of.variant.signs?.[sign.name] === undefined);
  return {
    id,
    variants: variants.map(({ of: { id: caseId } }) => caseId.slice(id.length + 1)),
    likelihood: Math.round(likelihood * PRECISION) / PRECISION,
    for: unique(matching),
    against: [
      ...unique(differing),
      ...unique(unexplained).map((says) => `it does not account for this: ${says}`),
    ],
    missing: likelihood === 0 ? [] : unique(variants.flatMap(({ unknown }) => unknown)),
    solution: of.cause.meta.solution.join(' '),
    reproduce: ownCommand('scenario', of.id),
  };
}

function unique(signs: readonly Sign[]): string[] {
  return [...new Set(signs.map(({ says }) => says))];
}
