// Several faults in one error for people.

import type { UserErrorParts } from '../support/user-error';

/** Reads `Failed to X: N faults found (value). Mend each of these:` and the faults, one a line. */
export function listed(to: string, faults: readonly string[], value?: string): UserErrorParts {
  return {
    to,
    why: faults.length === 1 ? '1 fault found' : `${String(faults.length)} faults found`,
    value,
    remedy: `Mend ${faults.length === 1 ? 'this' : 'each of these'}:\n${faults.map((fault) => `  - ${fault}`).join(';\n')}`,
  };
}
