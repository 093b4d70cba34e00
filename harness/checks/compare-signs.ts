// What a variant's profile and the signs that were read have to say to each other.

import type { Profile, Sign } from '../contract/check';

export interface Comparison {
  readonly matching: readonly Sign[];
  readonly differing: readonly Sign[];
  /** Signs of the profile that could not be read. */
  readonly unknown: readonly Sign[];
}

/** Only the signs that the profile names count. */
export function compareSigns(profile: Profile, signs: readonly Sign[]): Comparison {
  const named = signs.filter(({ name }) => profile[name] !== undefined);
  const agrees = ({ name, value }: Sign) => value !== null && [profile[name] ?? []].flat().includes(value);
  return {
    matching: named.filter(agrees),
    differing: named.filter((sign) => sign.value !== null && !agrees(sign)),
    unknown: named.filter(({ value }) => value === null),
  };
}
