// Two runs of the same cases on two runtimes, compared case by case.

import type { Report, Result } from '../contract/result';
import type { Difference } from '../contract/signature';
import type { Verdict } from '../contract/verdict';
import { compareValues } from '../evidence/compare';
import { comparable } from './comparable';

export interface CaseParity {
  readonly id: string;
  /** Null where it was not run there. */
  readonly verdicts: readonly [one: Verdict | null, other: Verdict | null];
  /** `expected` is what the one runtime showed, `got` what the other did. */
  readonly differences: readonly Difference[];
}

export interface Parity {
  readonly runtimes: readonly [one: string, other: string];
  readonly same: boolean;
  readonly results: readonly CaseParity[];
}

export function compareReports(one: Report, other: Report): Parity {
  const results = [...new Set([...one.results, ...other.results].map(({ id }) => id))].map((id) =>
    compareCase(id, resultOf(one, id), resultOf(other, id)),
  );
  return {
    runtimes: [one.runtime, other.runtime],
    same: results.every(({ differences }) => differences.length === 0),
    results,
  };
}

function resultOf({ results }: Report, id: string): Result | undefined {
  return results.find((result) => result.id === id);
}

function compareCase(id: string, one: Result | undefined, other: Result | undefined): CaseParity {
  return {
    id,
    verdicts: [one?.verdict ?? null, other?.verdict ?? null],
    differences: compareValues('', one && comparable(one), other && comparable(other)),
  };
}
