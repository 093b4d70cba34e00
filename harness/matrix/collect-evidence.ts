// Runs every variant once, and reads all the signs that the broken stack gives.

import { readSigns } from '../checks';
import type { Sign } from '../contract/check';
import type { Clues, Names } from '../contract/clues';
import type { Report } from '../contract/result';
import type { Case } from '../contract/scenario';
import { ONCE, type Hooks, type Plan } from '../engine/plan/plan';
import { recordClues, type Recording } from './record-clues';

export interface Evidence {
  readonly of: Case;
  /** With everything that one can have at hand. */
  readonly signs: readonly Sign[];
  readonly recording: Recording;
}

export interface CollectOptions {
  readonly plan: Omit<Plan, 'checker' | 'fixes' | 'repeat' | 'order' | 'bail'>;
  /** What the target calls things. */
  readonly names: Names;
  readonly runPlan: (plan: Plan, hooks: Hooks) => Promise<Report>;
  readonly hooks: Hooks;
  /** Other ways to look at each stack while it stands, so that they are in the recording. */
  readonly alsoLook?: (again: () => Clues, of: Case) => Promise<void>;
}

/** A case whose fault could not be brought about is missing from the evidence; the report says why. */
export async function collectEvidence({ plan, names, runPlan, hooks, alsoLook }: CollectOptions): Promise<{
  readonly report: Report;
  readonly evidence: readonly Evidence[];
}> {
  const found = new Map<string, Evidence>();
  const report = await runPlan(
    {
      ...plan,
      ...ONCE,
      lanes: plan.lanes,
      // Looking at everything takes longer than looking by one Check, and a login that waits must not give up meanwhile.
      timing: { ...plan.timing, queryTimeoutMs: plan.timing.queryTimeoutMs * PATIENCE },
      checker: {
        names,
        async look(of, clues) {
          const recording = recordClues(clues);
          const signs = await readSigns(recording.again());
          await alsoLook?.(recording.again, of);
          recording.close();
          found.set(of.id, { of, signs, recording });
          return null;
        },
      },
    },
    hooks,
  );
  return { report, evidence: plan.cases.flatMap(({ id }) => found.get(id) ?? []) };
}

const PATIENCE = 2;
