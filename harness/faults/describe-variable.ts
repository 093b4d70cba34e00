// Says a variable's value to people: a secret by its fingerprint alone.

import type { TargetDefinition, VariableRole } from '../contract/target';
import { createHash } from 'node:crypto';

/** `JWT_EXPIRES_IN=1s`, `JWT_SECRET (sha256 1a2b)`, `JWT_SECRET unset`, `JWT_SECRET empty`. */
export function describeVariable(target: TargetDefinition, role: VariableRole, value: string | null): string {
  const name = target.variables[role] ?? role;
  if (value === null) return `${name} unset`;
  if (value === '') return `${name} empty`;
  return role === 'secret' ? `${name} (sha256 ${secretFingerprint(value)})` : `${name}=${value}`;
}

/** First 4 hex digits of the SHA-256: enough to tell two apart, too little to test a guess against. */
export function secretFingerprint(secret: string): string {
  return createHash('sha256').update(secret).digest('hex').slice(0, 4);
}
