// The pairs of variants that look alike from outside, and the signs by which a Check tells them apart.

import { SIGN_NAMES, type Profile, type SignName } from '../contract/check';
import type { Case } from '../contract/scenario';
import type { TargetDefinition } from '../contract/target';
import { expectedLook } from './outside-look';
import { refusalOf } from './refusal-of';

export interface Pair {
  /** Ids of two variants, in the order of the catalogue. */
  readonly a: string;
  readonly b: string;
}

export interface DeclaredPair extends Pair {
  readonly separatedBy: readonly SignName[];
}

/** As the target's definition and the profiles of the variants have it. */
export function declaredPairs(cases: readonly Case[], target: TargetDefinition): readonly DeclaredPair[] {
  const looks = cases.map((of) => {
    const refusal = refusalOf(of, target);
    return refusal === null ? null : expectedLook(refusal);
  });
  return pairsOf(cases)
    .filter(([a, b]) => looks[a.index] !== null && looks[a.index] === looks[b.index])
    .map(([a, b]) => ({
      a: a.of.id,
      b: b.of.id,
      separatedBy: separatingSigns(a.of.variant.signs ?? {}, b.of.variant.signs ?? {}),
    }));
}

interface Placed<T> {
  readonly of: T;
  readonly index: number;
}

export function pairsOf<T>(all: readonly T[]): readonly (readonly [Placed<T>, Placed<T>])[] {
  const placed = all.map((of, index) => ({ of, index }));
  return placed.flatMap((a) => placed.slice(a.index + 1).map((b) => [a, b] as const));
}

/** Those that never show the same in both; where there is none, those that do not always. */
export function separatingSigns(a: Profile, b: Profile): readonly SignName[] {
  const values = (profile: Profile, name: SignName): readonly string[] => [profile[name] ?? []].flat();
  const named = SIGN_NAMES.filter((name) => a[name] !== undefined && b[name] !== undefined);
  const always = named.filter((name) => !values(a, name).some((value) => values(b, name).includes(value)));
  return always.length > 0
    ? always
    : named.filter((name) => values(a, name).join('|') !== values(b, name).join('|'));
}
