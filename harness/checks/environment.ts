// What the process was started with.

import type { Clues, VariableName } from '../contract/clues';

/** Null where the environment is not known, or lacks it. */
export function variableOf({ environment, names }: Clues, variable: VariableName): string | null {
  return environment?.[names.variables[variable]] ?? null;
}

/** The secret that the process verifies with, as far as its environment tells. */
export function secretOf(clues: Clues): string | null {
  return variableOf(clues, 'secret') || null;
}
