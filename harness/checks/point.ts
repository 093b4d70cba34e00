// Whether a cause's Check, run on the clues, points at the variant that is the cause.

import type { Profile, Sign } from '../contract/check';
import type { Checker } from '../contract/checker';
import type { Names } from '../contract/clues';
import { CHECKS } from './index';
import { GUIDE_NAMES } from './guide-names';

/** The guide's Checks, for a backend with these names. A cause that the guide does not know has none. */
export function guideChecker(names: Names = GUIDE_NAMES): Checker {
  return {
    names,
    async look({ cause, variant }, clues) {
      const check = CHECKS.find((one) => one.cause === cause.name);
      if (check === undefined || variant.signs === undefined) return null;
      const signs = await check.look(clues);
      const { matching, differing } = compareSigns(variant.signs, signs);
      const points = matching.length > 0 && differing.length === 0;
      const shown = points ? matching : differing.length > 0 ? differing : signs;
      const says = shown.map(({ says }) => says).join('; ');
      return { points, finding: points ? `${cause.meta.title}: ${says}` : `not this: ${says}` };
    },
  };
}

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
