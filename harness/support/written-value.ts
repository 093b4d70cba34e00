// A variable's value as a target wants it written.

import type { TargetDefinition, VariableRole } from '../contract/target';

/** Time limits are milliseconds everywhere in the harness. */
const LIMITS: readonly VariableRole[] = ['connectTimeoutMs', 'queryTimeoutMs'];

export function writtenValue(
  { milliseconds }: Pick<TargetDefinition, 'milliseconds'>,
  role: VariableRole,
  value: string,
): string {
  return milliseconds !== undefined && LIMITS.includes(role) && value !== ''
    ? milliseconds(Number(value))
    : value;
}
