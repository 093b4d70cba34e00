// Whether a cause's Check, run on the clues, points at the variant that is the cause.

import type { Checker } from '../contract/checker';
import type { Names } from '../contract/clues';
import { compareSigns } from './compare-signs';
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
