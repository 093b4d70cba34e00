// The course: one drill for each cause, from those that nothing looks like to those that several others do.

import type { Case } from '../../contract/scenario';
import type { TargetDefinition } from '../../contract/target';
import { declaredPairs } from '../../matrix/declared-pairs';
import { fingerprint } from '../../support/secrets/mask';
import { seededRandom, shuffled } from '../../support/seeded-random';
import { levelOf } from '../incident/level-of';
import type { Level } from '../transcript';
import type { KeptResult } from './kept-result';
import { causeOf } from './progress-of';

export interface CourseDrill {
  readonly cause: string;
  readonly level: Level;
  readonly seed: number;
}

const SEEDS = 2 ** 32;
const LEVELS = [1, 2, 3] as const;

/** The same for the same seed. Each cause comes at a level that it has a variant of; the levels rise, and are as even as that allows. */
export function courseFor(
  cases: readonly Case[],
  target: TargetDefinition,
  seed: number,
): readonly CourseDrill[] {
  const pairs = declaredPairs(cases, target);
  const causes = [...new Set(cases.map(({ cause }) => cause.name))];
  const levels = new Map(
    causes.map((cause) => [
      cause,
      new Set(cases.filter((of) => of.cause.name === cause).map((of) => levelOf(of, pairs))),
    ]),
  );
  const random = seededRandom(seed);
  return spread(shuffled(causes, seed), levels).map(({ cause, level }) => ({
    cause,
    level,
    seed: Math.floor(random() * SEEDS),
  }));
}

/** A course of one's own, that goes on where it was left. */
export function courseSeedOf(trainee: string): number {
  return Number.parseInt(fingerprint(trainee), 16);
}

/** Those that have not come to an end yet. */
export function drillsLeft(
  course: readonly CourseDrill[],
  results: readonly KeptResult[],
): readonly CourseDrill[] {
  return course.filter(
    ({ seed, cause }) =>
      !results.some(
        (result) => result.seed === seed && result.answers.some((answer) => causeOf(answer) === cause),
      ),
  );
}

type Levels = ReadonlyMap<string, ReadonlySet<Level>>;

/** The least choosy causes are placed last, each where there is the least yet. */
function spread(causes: readonly string[], levels: Levels): readonly Pick<CourseDrill, 'cause' | 'level'>[] {
  const count = (level: Level) => placed.filter((one) => one.level === level).length;
  const placed: Pick<CourseDrill, 'cause' | 'level'>[] = [];
  const choosy = (cause: string) => levels.get(cause)?.size ?? 0;
  for (const cause of [...causes].sort((a, b) => choosy(a) - choosy(b))) {
    const [level] = LEVELS.filter((one) => levels.get(cause)?.has(one)).sort((a, b) => count(a) - count(b));
    if (level !== undefined) placed.push({ cause, level });
  }
  return placed.sort((a, b) => a.level - b.level);
}
