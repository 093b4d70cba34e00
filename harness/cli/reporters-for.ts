// Which reporters tell of a run.

import { lstatSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Reporter } from '../contract/reporter';
import type { Case } from '../contract/scenario';
import { artifactsReporter } from '../reporters/artifacts';
import { jsonReporter } from '../reporters/json';
import type { Page } from '../reporters/page';
import { phasesReporter } from '../reporters/phases';
import { personReporter } from '../reporters/person';
import { tableReporter } from '../reporters/table';
import { makeFolders } from '../support/files/make-folders.cjs';
import { messageOf, UserError } from '../support/user-error';
import { againCommand } from './again-command';
import lazy from './lazy.cjs';
import type { Parts } from './parts';
import type { RunRequest } from './run-request';

export function reportersFor(
  request: RunRequest,
  page: Page,
  cases: readonly Case[],
  parts: Parts,
): Reporter[] {
  const { flags, reportFiles = [] } = request;
  const options = { again: againCommand(request, parts), verbose: flags.verbose ?? false };
  const many = cases.length > 1 || (flags.repeat ?? 1) > 1;
  const shown = many ? tableReporter(page, options) : personReporter(page, options);
  return [
    flags.json === true ? jsonReporter((text) => page.write(text)) : shown,
    ...reportFiles.map(({ kind, file }) =>
      (kind === 'json' ? jsonReporter : lazy.junitReporter())(fileWriter(file)),
    ),
    ...(options.verbose ? [phasesReporter(page)] : []),
    ...(flags.artifacts === undefined ? [] : [artifactsReporter(folder(flags.artifacts))]),
  ];
}

/** Tried before the run, so that its report is not lost at the end. An older report is gone at once: it is none of this run. */
function fileWriter(file: string): (text: string) => void {
  orRefuse('write the report', file, () => {
    makeFolders(dirname(file));
    const isOrdinary = lstatSync(file, { throwIfNoEntry: false })?.isFile() ?? true;
    writeFileSync(file, '');
    if (isOrdinary) rmSync(file);
  });
  return (text) => orRefuse('write the report', file, () => writeFileSync(file, text));
}

function folder(path: string): string {
  orRefuse('keep the evidence', path, () => makeFolders(path));
  return path;
}

function orRefuse(to: string, value: string, work: () => unknown): void {
  try {
    work();
  } catch (thrown) {
    throw new UserError({
      to,
      why: messageOf(thrown),
      value,
      remedy: 'Name a place that can be written',
      cause: thrown,
    });
  }
}
