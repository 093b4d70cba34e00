// Runs the control, then every mutant of a target: each condition that it answers with 401 × each aspect of the answer.

import type { Result } from '../contract/result';
import type { Case } from '../contract/scenario';
import type { Hooks, Plan } from '../engine/plan/plan';
import { openRunDirectory } from '../support/files/run-directory';
import { ASPECTS, type Aspect } from './aspect';
import { editFor } from './edit-for';
import type { Edit } from './edit-source';
import { checkEdits } from './check-edits';
import { inParallel } from './in-parallel';
import { judgeMutant, type JudgedMutant } from './judge-mutant';
import { judgedConditions, type JudgedCondition } from './judged-conditions';
import { mutantRuntime } from './mutant-runtime';

export interface MutantsRequest {
  /** Which cases there are, and on what they run; which of them show a condition is chosen here. */
  readonly plan: Plan;
  readonly runPlan: (plan: Plan, hooks: Hooks) => Promise<{ readonly results: readonly Result[] }>;
  readonly hooks: Pick<Hooks, 'note' | 'signal'>;
  /** The project's directory, absolute. */
  readonly project: string;
  /** Told how many builds of the target have been judged, the control included. */
  readonly progress: (done: number, of: number) => void;
}

export interface MutantsReport {
  /** What the original showed: one result for each condition. */
  readonly control: readonly Result[];
  /** By condition, then aspect; none where the control failed. */
  readonly mutants: readonly JudgedMutant[];
}

/** One edit of the target, and the cases that must notice it. */
interface Build {
  readonly aspect: Aspect;
  readonly edit: Edit;
  readonly cases: readonly Case[];
}

/** Each build is a stack with one lane: it keeps one core busy. */
const AT_A_TIME = 2;

/** Rejects with a `UserError` where an edit no longer fits the source, or where the surroundings do not let it run. */
export async function runMutants(request: MutantsRequest): Promise<MutantsReport> {
  const { plan, hooks, progress } = request;
  const conditions = judgedConditions(plan.target, plan.cases);
  const builds = buildsFor(conditions);
  checkEdits(
    builds.map(({ edit }) => edit),
    plan.target.root,
  );

  const directory = openRunDirectory({ note: hooks.note });
  let done = 0;
  const judge = async (name: string, edit: Edit | null, part: Pick<Plan, 'cases' | 'lanes'>) => {
    const runtime = mutantRuntime({
      runtime: plan.runtime,
      edit,
      project: request.project,
      folder: directory.path,
      name,
    });
    const { results } = await request.runPlan({ ...plan, ...part, runtime }, { ...hooks, reporters: [] });
    progress((done += 1), builds.length + 1);
    return results;
  };
  try {
    progress(0, builds.length + 1);
    const control = await judge('control', null, { cases: conditions.map(({ of }) => of), lanes: AT_A_TIME });
    // Where the original itself is red, a red mutant shows nothing.
    if (control.some(({ verdict }) => verdict !== 'reproduced')) return { control, mutants: [] };
    const judged = await inParallel(builds, AT_A_TIME, async ({ aspect, edit, cases }, index) => {
      const results = await judge(`mutant-${index}`, edit, { cases, lanes: 1 });
      return results.map((result) => judgeMutant(aspect, result));
    });
    return { control, mutants: sorted(judged.flat(), conditions) };
  } finally {
    await directory.close();
  }
}

/** Conditions of one reason share their builds; those with most to do come first. */
function buildsFor(conditions: readonly JudgedCondition[]): Build[] {
  const reasons = [...new Set(conditions.map(({ reason }) => reason))];
  return reasons
    .map((reason) => ({ reason, group: conditions.filter((one) => one.reason === reason) }))
    .sort((a, b) => b.group.length - a.group.length)
    .flatMap(({ reason, group }) =>
      ASPECTS.map((aspect) => ({
        aspect,
        edit: editFor(aspect, reason),
        cases: group.map(({ of }) => of),
      })),
    );
}

function sorted(mutants: readonly JudgedMutant[], conditions: readonly JudgedCondition[]): JudgedMutant[] {
  return conditions.flatMap(({ condition }) =>
    ASPECTS.flatMap((aspect) =>
      mutants.filter((mutant) => mutant.condition === condition && mutant.aspect === aspect),
    ),
  );
}
