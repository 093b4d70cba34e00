// Where in the system a fault sits, by what a scenario says of itself.

import type { Case } from '../contract/scenario';

export const PLACES = ['token', 'session', 'user', 'database', 'transport', 'configuration'] as const;
export type Place = (typeof PLACES)[number];

/** Prefixes of conditions that name a place; the first that fits counts. */
const BY_CONDITION: readonly (readonly [string, Place])[] = [
  ['token-missing', 'transport'],
  ['token-', 'token'],
  ['session-', 'session'],
  ['user-', 'user'],
  ['preflight-', 'transport'],
];

/**
 * What needs a variable of the target's is brought about by its configuration, but for the limits of its waiting for the database, and
 * for the secret, which whoever forges a token needs as well.
 */
export function placeOf({ variant: { condition, needs = [] } }: Case): Place {
  if (condition.startsWith('database-')) return 'database';
  const variables = needs.filter((need) => need.startsWith('variable:'));
  const forges = variables.join() === 'variable:secret' && condition !== 'token-signature-invalid';
  if (variables.length > 0 && !forges) return 'configuration';
  return BY_CONDITION.find(([prefix]) => condition.startsWith(prefix))?.[1] ?? 'configuration';
}
