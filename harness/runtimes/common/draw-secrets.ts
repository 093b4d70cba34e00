// Gives a target's further secrets values that nobody knows.

import type { TargetDefinition } from '../../contract/target';
import { randomSecret } from './random-secret';

export interface DrawnSecrets {
  /** With the secrets in its environment. */
  readonly target: TargetDefinition;
  readonly values: readonly string[];
}

export function drawSecrets(target: TargetDefinition): DrawnSecrets {
  const secrets = Object.fromEntries((target.secrets ?? []).map((name) => [name, randomSecret()]));
  const { process } = target;
  return {
    target: { ...target, process: { ...process, environment: { ...process.environment, ...secrets } } },
    values: Object.values(secrets),
  };
}
