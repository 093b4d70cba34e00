// Reads a target's configuration: checked, with all its faults at once, and made complete.

import { dirname, resolve } from 'node:path';
import type { TargetConfiguration } from '../contract/configuration';
import type { Cause } from '../contract/scenario';
import type { TargetDefinition } from '../contract/target';
import { targetFaults } from '../registry/check-target';
import { listed } from '../registry/listed';
import { UserError } from '../support/user-error';
import { completeTarget } from './complete-target';
import type { Environment } from './read-text';

export interface TargetContext {
  /** Path of the configuration, which its own paths start from where it names no root; also shown to people. */
  readonly file?: string;
  /** Where they are given, a look for a condition that neither they nor the contract know is a fault. */
  readonly causes?: readonly Cause[];
  /** The harness's own environment. */
  readonly env?: Environment;
}

/** Throws one `UserError` (exit code 2) that lists every fault. */
export function readTarget(configuration: unknown, context: TargetContext = {}): TargetDefinition {
  const { file, causes, env = process.env } = context;
  refuse(targetFaults(configuration, causes), file);
  const directory = file === undefined ? process.cwd() : dirname(resolve(file));
  const { target, faults } = completeTarget(configuration as TargetConfiguration, { directory, env });
  refuse(faults, file);
  return target;
}

function refuse(faults: readonly string[], file: string | undefined): void {
  if (faults.length > 0) throw new UserError(listed('read the target definition', faults, file));
}
