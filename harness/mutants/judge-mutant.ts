// Whether a run has seen a mutant: not reproduced, and every difference in the aspect that was changed, in plain words.

import type { Condition } from '../contract/condition';
import type { Result } from '../contract/result';
import type { Difference } from '../contract/signature';
import { namesAspect, type Aspect } from './aspect';

export interface JudgedMutant {
  readonly condition: Condition;
  readonly aspect: Aspect;
  readonly id: string;
  /** `red`: seen for what it is. `survived`: taken for right. `unclear`: anything else. */
  readonly outcome: 'red' | 'survived' | 'unclear';
  /** Why it is unclear, else null. */
  readonly why: string | null;
  readonly differences: readonly Difference[];
}

export function judgeMutant(aspect: Aspect, result: Result): JudgedMutant {
  const { id, condition, verdict, differences } = result;
  const mutant = { condition, aspect, id, differences };
  if (verdict === 'reproduced') return { ...mutant, outcome: 'survived', why: null };
  const why = doubt(aspect, result);
  return { ...mutant, outcome: why === null ? 'red' : 'unclear', why };
}

function doubt(aspect: Aspect, { verdict, why, differences }: Result): string | null {
  if (verdict !== 'not reproduced') return `${verdict}: ${why ?? 'no reason was given'}`;
  if (differences.length === 0) return `no difference was named: ${why ?? 'no reason was given'}`;
  if (!differences.every(({ at }) => namesAspect(at, aspect)))
    return `a difference lies outside the ${aspect}`;
  const isWhole = differences.every((one) => one.expected !== undefined && one.got !== undefined);
  return isWhole ? null : 'a difference does not say what was expected and what was got';
}
