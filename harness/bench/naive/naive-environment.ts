// The environment of a naive peer's backend: what its definition asks for, by the names that it gives.

import { randomBytes } from 'node:crypto';
import type { TargetDefinition, VariableRole } from '../../contract/target';

export function naiveEnvironment(
  { variables, process: { environment }, origin }: TargetDefinition,
  settings: Readonly<Partial<Record<VariableRole, string>>>,
): Record<string, string> {
  const all = { secret: randomBytes(32).toString('base64url'), origins: origin, ...settings };
  const named = Object.entries(all).flatMap(([role, value]) => {
    const name = variables[role as VariableRole];
    return name === undefined ? [] : [[name, value]];
  });
  return { ...environment, ...(Object.fromEntries(named) as Record<string, string>) };
}
