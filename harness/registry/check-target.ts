// A target's configuration, checked at the door: all its faults at once.

import type { TargetConfiguration } from '../contract/configuration';
import type { Cause } from '../contract/scenario';
import { conditionsOf } from './conditions-of';
import { faultsOf } from './form';
import { didYouMean } from '../support/text/nearest';
import { KNOWN_CONDITIONS } from './scenario-form';
import { casesOf } from './select';
import { targetForm } from './target/target-form';

/** Every fault; none where it is a `TargetConfiguration`. A name in it that neither the contract nor `causes` know is one, where they are given. */
export function targetFaults(definition: unknown, causes?: readonly Cause[]): string[] {
  const faults = [...faultsOf(targetForm, definition), ...halfFingerprints(definition)];
  return causes === undefined ? faults : [...faults, ...unknownNames(definition, causes)];
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

function unknownNames(definition: unknown, causes: readonly Cause[]): string[] {
  const { looks, notApplicable, probe } = (definition ?? {}) as Partial<TargetConfiguration>;
  const cases = casesOf(causes);
  const conditions = [...new Set([...KNOWN_CONDITIONS, ...cases.flatMap(conditionsOf)])];
  const ids = cases.map(({ id }) => id);
  const probes = [probe].flat().map((one) => namedIn(one) ?? 'probe');
  const looked = keysOf(looks).map((key) => key.split('#') as [string, string | undefined]);
  const excused = keysOf(notApplicable);
  return [
    ...looked.flatMap(([name]) => unknown('looks', name, [...conditions, ...ids])),
    ...looked.flatMap(([name, at]) =>
      at === undefined || probes.includes(at)
        ? []
        : [`looks.${name}#${at}: there is no probe "${at}"${didYouMean(at, probes)}`],
    ),
    ...excused.flatMap((name) =>
      unknown('notApplicable', name, [...conditions, ...ids, ...causes.map((cause) => `${cause.name}/*`)]),
    ),
  ];
}

function unknown(key: string, name: string, known: readonly string[]): string[] {
  return known.includes(name)
    ? []
    : [`${key}.${name}: no scenario knows this ${kindOf(name)}${didYouMean(name, known)}`];
}

function kindOf(name: string): string {
  return name.includes('/') ? 'variant' : 'condition';
}

function namedIn(probe: unknown): string | undefined {
  return (probe as { readonly name?: string } | null | undefined)?.name;
}

function keysOf(value: unknown): string[] {
  return typeof value === 'object' && value !== null ? Object.keys(value) : [];
}
