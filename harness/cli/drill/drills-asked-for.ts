// Which drills a command line asks for: one, or what is left of a course.

import type { Case } from '../../contract/scenario';
import type { TargetDefinition } from '../../contract/target';
import type { Level } from '../../drill/transcript';
import { dataDirectoryPath } from '../../support/files/data-directory';
import lazy from '../lazy.cjs';
import type { RecordFlags } from './record-options';

export interface AskedDrill {
  readonly seed: number;
  readonly cause: string | undefined;
  readonly level: Level | undefined;
  /** `3 of 10`; null where it is no part of a course. */
  readonly place: string | null;
}

/** `--course`: those that the trainee has not ended yet. Without a seed, a course of the trainee's own. */
export function courseDrills(
  flags: RecordFlags,
  cases: readonly Case[],
  target: TargetDefinition,
  env: Readonly<Record<string, string | undefined>>,
): readonly AskedDrill[] {
  const drill = lazy.drill();
  const trainee = flags.as ?? drill.accountName();
  const course = drill.courseFor(cases, target, flags.seed ?? drill.courseSeedOf(trainee));
  const { results } = drill.readOwnResults(drill.resultFile(dataDirectoryPath({ env }), trainee));
  return drill.drillsLeft(course, results).map((one) => ({
    ...one,
    place: `${String(course.indexOf(one) + 1)} of ${String(course.length)}`,
  }));
}
