// This project's own target and cases, for the tests of what changes that target.

import { join } from 'node:path';
import type { Case } from '../contract/scenario';
import type { TargetDefinition } from '../contract/target';
import { loadCauses } from '../registry/load-causes';
import { readScenarios } from '../registry/read-scenarios';
import { casesOf } from '../registry/select';
import target from '../../target-app/target';

export const PROJECT = join(__dirname, '..', '..');

export const BUNDLED_TARGET: TargetDefinition = target;

export function bundledCases(): Case[] {
  return casesOf(loadCauses(readScenarios(PROJECT)));
}
