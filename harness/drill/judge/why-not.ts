// Why an answer does not fit: what it would show and is not there. Never what is there instead.

import { conditionMeta } from '../../contract/condition';
import { SIGN_NAMES, SIGNS, type Profile, type SignName } from '../../contract/check';
import type { Case } from '../../contract/scenario';
import { separatingSigns } from '../../matrix/declared-pairs';
import type { Plot } from '../incident/plot';
import type { Named } from './read-answer';

export function whyNot(named: readonly Named[], plot: Plot): string {
  const wrong = named.filter((one) => !isPartOf(one, plot));
  if (wrong.length === 0)
    return named.length < Math.max(1, plot.cases.length)
      ? 'It does not account for everything that is there.'
      : 'Not all of it is there at the same time.';
  return wrong.map((one) => `${one.name} does not fit what is there: ${reason(one, plot)}.`).join(' ');
}

export function isPartOf({ name, cases }: Named, plot: Plot): boolean {
  if (name === 'healthy') return plot.cases.length === 0 && plot.edge === null;
  if (name === 'edge') return plot.edge !== null;
  return cases.some(({ id }) => plot.cases.some((of) => of.id === id));
}

function reason({ name, cases }: Named, plot: Plot): string {
  // Not what the user gets now: it may have been mended since.
  if (name === 'healthy') return 'something was broken when this drill began: name that';
  if (name === 'edge') return 'the last answer to the request did not come from the edge itself';
  const [nearest] = cases
    .map((of) => ({ of, signs: missing(of, plot.cases) }))
    .sort((a, b) => a.signs.length - b.signs.length);
  const [sign] = nearest?.signs ?? [];
  if (nearest === undefined || sign === undefined) return conditionText(nearest?.of.variant.condition ?? '');
  return `it would show "${sign}: ${valuesOf(nearest.of.variant.signs ?? {}, sign)}", and that is not to be seen (look at ${SIGNS[sign].needs})`;
}

/** Signs of a variant that none of what is broken shows. */
function missing(of: Case, broken: readonly Case[]): SignName[] {
  const own = of.variant.signs ?? {};
  if (broken.length === 0) return SIGN_NAMES.filter((name) => own[name] !== undefined);
  return SIGN_NAMES.filter((name) =>
    broken.every(({ variant }) => separatingSigns(own, variant.signs ?? {}).includes(name)),
  );
}

function conditionText(condition: string): string {
  const says = conditionMeta(condition)?.says;
  return says === undefined ? 'its sign is not to be seen' : `this is not so: ${says.replace(/\.$/, '')}`;
}

function valuesOf(profile: Profile, name: SignName): string {
  return [profile[name] ?? []].flat().join(' or ');
}
