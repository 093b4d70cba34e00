// Runs every variant once and compares them all with one another.

import { readSigns } from '../checks';
import type { Report } from '../contract/result';
import { collectEvidence, type CollectOptions, type Evidence } from './collect-evidence';
import { compareVariants, type Matrix, type Shown } from './compare-variants';
import { declaredPairs } from './declared-pairs';
import { MAY_STAY_ALIKE } from './may-stay-alike';
import { outsideLook } from './outside-look';

/** The evidence is handed on for whoever wants to look at it in other ways. */
export interface MatrixRun {
  readonly matrix: Matrix;
  readonly report: Report;
  readonly evidence: readonly Evidence[];
}

/** Rejects with a `UserError` where the surroundings do not let it run. */
export async function runMatrix(options: CollectOptions): Promise<MatrixRun> {
  const { cases, target } = options.plan;
  const { report, evidence } = await collectEvidence({
    ...options,
    async alsoLook(again, of) {
      for (const { cluesThere } of mayStayAlike(of.id)) await readSigns(cluesThere(again()));
      await options.alsoLook?.(again, of);
    },
  });
  const shown = await Promise.all(evidence.map(shownBy));
  const declared = { pairs: declaredPairs(cases, target), mayStayAlike: MAY_STAY_ALIKE };
  return { matrix: compareVariants(cases, shown, declared), report, evidence };
}

async function shownBy({ of, signs, recording }: Evidence): Promise<Shown> {
  const there = mayStayAlike(of.id).map(async (pair) => ({
    pair,
    signs: await readSigns(pair.cluesThere(recording.again())),
  }));
  return { of, look: outsideLook(recording.again()), signs, there: await Promise.all(there) };
}

function mayStayAlike(id: string) {
  return MAY_STAY_ALIKE.filter(({ a, b }) => a === id || b === id);
}
