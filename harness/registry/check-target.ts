// A target's definition, checked at the door: all its faults at once.

import type { Cause } from '../contract/scenario';
import type { TargetDefinition } from '../contract/target';
import { UserError } from '../support/user-error';
import { conditionsOf } from './conditions-of';
import { casesOf } from './select';
import { faultsOf } from './form';
import { listed } from './listed';
import { didYouMean } from './nearest';
import { KNOWN_CONDITIONS } from './scenario-form';
import { targetForm } from './target-form';

export interface TargetContext {
  /** Path that a person is shown. */
  readonly file?: string;
  /** Where they are given, a look for a condition that neither they nor the contract know is a fault. */
  readonly causes?: readonly Cause[];
}

/** Throws one `UserError` (exit code 2) that lists every fault. */
export function checkTarget(definition: unknown, context: TargetContext = {}): TargetDefinition {
  const faults = [
    ...faultsOf(targetForm, definition),
    ...halfFingerprints(definition),
    ...unknownLooks(definition, context),
  ];
  if (faults.length > 0) throw new UserError(listed('read the target definition', faults, context.file));
  return definition as TargetDefinition;
}

/** What a process says of its secret tells nothing without the means to say the same of ours, and the other way round. */
function halfFingerprints(definition: unknown): string[] {
  const log = (definition as { readonly log?: Readonly<Record<string, unknown>> | null } | null | undefined)
    ?.log;
  if (typeof log !== 'object' || log === null) return [];
  const pair = ['secretFingerprint', 'fingerprintOf'] as const;
  const [given, ...more] = pair.filter((key) => log[key] !== undefined);
  if (given === undefined || more.length > 0) return [];
  const missing = pair.filter((key) => key !== given);
  return [`log.${missing.join()}: is missing, though log.${given} is there; give both or neither`];
}

function unknownLooks(definition: unknown, { causes }: TargetContext): string[] {
  const looks = (definition as Partial<TargetDefinition> | null | undefined)?.looks;
  if (causes === undefined || typeof looks !== 'object') return [];
  const known = [...new Set([...KNOWN_CONDITIONS, ...casesOf(causes).flatMap(conditionsOf)])];
  return Object.keys(looks)
    .filter((condition) => !known.includes(condition))
    .map(
      (condition) => `looks.${condition}: no scenario knows this condition${didYouMean(condition, known)}`,
    );
}
