// Two faults at a time: a browser meets the preflight that is refused, and never sends the request that is refused as well.

import type { DiagnosedCause } from '../contract/diagnosis';
import type { Case } from '../contract/scenario';

const PRECISION = 1000;

/**
 * `causes`: of the request's 401; `ofPreflight`: of the preflight's. What best explains the preflight's is put before the
 * others, and takes its share of the likelihood; nothing changes where no cause refuses preflights.
 */
export function preflightFirst(
  cases: readonly Case[],
  causes: readonly DiagnosedCause[],
  ofPreflight: readonly DiagnosedCause[],
): readonly DiagnosedCause[] {
  const [first] = ofPreflight;
  if (first === undefined || first.likelihood === 0 || !refusesPreflights(cases, first.id)) return causes;
  const others = causes.filter(({ id }) => id !== first.id);
  const total = [first, ...others].reduce((sum, { likelihood }) => sum + likelihood, 0);
  return [first, ...others]
    .map((cause) => ({
      ...cause,
      likelihood: Math.round((cause.likelihood / total) * PRECISION) / PRECISION,
    }))
    .sort((a, b) => b.likelihood - a.likelihood);
}

function refusesPreflights(cases: readonly Case[], cause: string): boolean {
  return cases.some((of) => of.cause.name === cause && of.variant.signs?.['refused request'] === 'preflight');
}
