// The variants grouped by what is seen first: those of one group give the same 401.

import type { SignName } from '../../contract/check';
import type { Case } from '../../contract/scenario';
import type { TargetDefinition } from '../../contract/target';
import { declaredPairs } from '../../matrix/declared-pairs';
import { expectedLook } from '../../matrix/outside-look';
import { refusalOf, type Refusal } from '../../matrix/refusal-of';

export interface AlikeGroup {
  readonly refusal: Refusal;
  /** The last log line of the request. */
  readonly lastLine: string;
  readonly cases: readonly Case[];
  /** The signs that tell its variants apart; none where there is one alone. */
  readonly separatedBy: readonly SignName[];
}

/** In the order in which the catalogue has the first of each. */
export function alikeGroups(cases: readonly Case[], target: TargetDefinition): readonly AlikeGroup[] {
  const groups = new Map<string, { refusal: Refusal; cases: Case[] }>();
  for (const of of cases) {
    const refusal = refusalOf(of, target);
    if (refusal === null) continue;
    const look = expectedLook(refusal);
    const group = groups.get(look) ?? { refusal, cases: [] };
    group.cases.push(of);
    groups.set(look, group);
  }
  const pairs = declaredPairs(cases, target);
  return [...groups.values()].map(({ refusal, cases: own }) => {
    const ids = own.map(({ id }) => id);
    const names = pairs.filter(({ a }) => ids.includes(a)).flatMap(({ separatedBy }) => separatedBy);
    const line = refusal.logs.at(-1)?.msg;
    const lastLine = typeof line === 'string' ? line : '';
    return { refusal, lastLine, cases: own, separatedBy: [...new Set(names)] };
  });
}
