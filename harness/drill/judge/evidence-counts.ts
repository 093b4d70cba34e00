// Whether what was looked at tells a cause from one that looks alike, or shows its own sign where none does.

import type { Profile } from '../../contract/check';
import type { Case } from '../../contract/scenario';
import type { DeclaredPair } from '../../matrix/declared-pairs';
import type { Look } from '../book';
import type { Plot } from '../incident/plot';
import type { LookSign } from '../transcript';

export interface Known {
  readonly cases: readonly Case[];
  readonly pairs: readonly DeclaredPair[];
}

/** Those of the looks that count. For two faults, each must have one. */
export function countingLooks(plot: Plot, looks: readonly Look[], known: Known): readonly Look[] {
  const ofEach = testsFor(plot, known).map((counts) => looks.filter(({ signs }) => signs.some(counts)));
  return ofEach.every((found) => found.length > 0)
    ? looks.filter((look) => ofEach.some((of) => of.includes(look)))
    : [];
}

type Test = (sign: LookSign) => boolean;

function testsFor({ cases, edge }: Plot, known: Known): readonly Test[] {
  if (cases.length > 0) return cases.map((of) => testFor(of, known));
  if (edge === null) return [({ name, value }) => name === 'status' && value.startsWith('2')];
  return [
    ({ name, value }) =>
      (name === 'answered by' && value === 'the edge') || (name === 'status' && value === String(edge)),
  ];
}

function testFor(of: Case, { cases, pairs }: Known): Test {
  const own = of.variant.signs ?? {};
  const alike = pairs.filter(({ a, b }) => a === of.id || b === of.id);
  if (alike.length === 0) return ({ name, value }) => valuesIn(own, name).includes(value);
  return ({ name, value }) =>
    valuesIn(own, name).includes(value) &&
    alike.some(({ a, b, separatedBy }) => {
      const other = cases.find(({ id }) => id === (a === of.id ? b : a))?.variant.signs ?? {};
      return (separatedBy as readonly string[]).includes(name) && !valuesIn(other, name).includes(value);
    });
}

function valuesIn(profile: Profile, name: LookSign['name']): readonly string[] {
  return name === 'status' || name === 'answered by' ? [] : [profile[name] ?? []].flat();
}
