// Every incident that is proven, and the seed that gives it.

import { bundledTarget as target } from '../../testing/bundled-target';
import { CASES } from '../../testing/catalogue';
import { choosePlot } from '../incident/choose-plot';
import { edgePlot, EDGE_STATUSES, HEALTHY, plotOf, type Plot } from '../incident/plot';
import { twoFaults } from '../incident/two-faults';
import type { Level } from '../transcript';

/** How many of the pairs of faults. */
const PAIRS = 6;

const pairs = twoFaults(CASES);

/** All variants, the controls, the decoys, and some of the pairs. */
export const PLOTS: readonly Plot[] = [
  ...CASES.map((of) => plotOf(of)),
  HEALTHY,
  ...EDGE_STATUSES.map(edgePlot),
  ...pairs.filter((_, index) => index % Math.ceil(pairs.length / PAIRS) === 0),
];

/** Options of the command line that give it, with nothing in them that tells. */
export function optionsFor({ id, cases }: Plot): readonly string[] {
  const level: Level | undefined = cases.length > 1 ? 3 : undefined;
  for (let seed = 0; seed < MOST_SEEDS; seed += 1) {
    if (choosePlot(CASES, target, { seed, level }).id === id)
      return ['--seed', String(seed), ...(level === undefined ? [] : ['--level', String(level)])];
  }
  throw new Error(`No seed up to ${String(MOST_SEEDS)} gives ${id}.`);
}

const MOST_SEEDS = 20_000;
