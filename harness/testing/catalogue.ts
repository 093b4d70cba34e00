// All that stands in `scenarios/`, as cases, for tests that follow from the scenarios themselves.

import { join } from 'node:path';
import type { Case } from '../contract/scenario';
import { loadCauses } from '../registry/load-causes';
import { readScenarios } from '../registry/read-scenarios';
import { casesOf } from '../registry/select';

const PROJECT = join(__dirname, '..', '..');

export const CAUSES = loadCauses(readScenarios(PROJECT));
export const CASES = casesOf(CAUSES);

/** Throws where there is none. */
export function caseNamed(id: string): Case {
  const found = CASES.find((of) => of.id === id);
  if (found === undefined) throw new Error(`There is no case ${id}.`);
  return found;
}
