// Scenario files, checked at the door: all faults of all files at once.

import type { Cause, ScenarioDefinition } from '../contract/scenario';
import { UserError } from '../support/user-error';
import { faultsOf } from './form';
import { listed } from './listed';
import { scenarioForm, scenarioName } from './scenario-form';

/** What stands in `scenarios/`, as it was found. */
export interface ScenarioFile {
  /** The file's or folder's name without its extension: the cause's name. */
  readonly name: string;
  /** Path that a person is shown. */
  readonly file: string;
  /** Its default export. */
  readonly definition: unknown;
}

/** In the guide's order, those that it does not list last. Throws one `UserError` (exit code 2) that lists every fault. */
export function loadCauses(files: readonly ScenarioFile[]): Cause[] {
  const faults = [...files.flatMap(faultsOfFile), ...doubles(files)];
  if (faults.length > 0) throw new UserError(listed('load the scenarios', faults));
  return files
    .map(({ name, definition }) => ({ name, ...(definition as ScenarioDefinition) }))
    .sort((one, other) => place(one) - place(other) || one.name.localeCompare(other.name));
}

function faultsOfFile({ name, file, definition }: ScenarioFile): string[] {
  const faults =
    definition === undefined
      ? ['has no default export; write "export default defineScenario({ … })"']
      : [...variantNames(definition).flatMap(nameFaults), ...faultsOf(scenarioForm, definition)];
  return [...nameFaults(name), ...faults].map((fault) => `${file}: ${fault}`);
}

function nameFaults(name: string): string[] {
  return faultsOf(scenarioName, name).map(
    (fault) => `the name "${name}"${fault.slice(fault.indexOf(':') + 1)}`,
  );
}

function variantNames(definition: unknown): string[] {
  const variants = (definition as { readonly variants?: unknown } | null)?.variants;
  return typeof variants === 'object' && variants !== null ? Object.keys(variants) : [];
}

function doubles(files: readonly ScenarioFile[]): string[] {
  return files
    .filter(({ name }, index) => files.findIndex((other) => other.name === name) !== index)
    .map(({ name, file }) => `${file}: the name "${name}" is taken by another file`);
}

function place(cause: Cause): number {
  return cause.meta.guide ?? Number.MAX_SAFE_INTEGER;
}
