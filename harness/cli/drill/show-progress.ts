// Results that were kept, told: of one trainee, or of a class.

import type { Page } from '../../reporters/page';
import { dataDirectoryPath } from '../../support/files/data-directory';
import type { Catalogue } from '../catalogue';
import lazy from '../lazy.cjs';
import type { RecordFlags } from './record-options';
import { writeTo } from './write-to';

type Env = Readonly<Record<string, string | undefined>>;

/** `--progress`: of `--as`, or of the account. */
export function showProgress(flags: RecordFlags, { causes }: Catalogue, env: Env, page: Page): void {
  const drill = lazy.drill();
  const trainee = flags.as ?? drill.accountName();
  const file = drill.resultFile(dataDirectoryPath({ env }), trainee);
  const { results, notes } = drill.readOwnResults(file);
  for (const note of notes) page.aside(note);
  if (flags.csv !== undefined) return writeCsv(flags.csv, drill.resultsCsv(results), page);
  const now = Date.now();
  const names = causes.map(({ name }) => name);
  const progress = drill.progressOf(names, results, now);
  page.write(
    flags.json === true
      ? `${JSON.stringify({ schema: 1, trainee, file, ...progress })}\n`
      : drill.asText(drill.progressBlocks(progress, { trainee, file }, now), page),
  );
}

/** `--collect FILES…`. */
export function showClass(
  files: readonly string[],
  flags: RecordFlags,
  { causes }: Catalogue,
  page: Page,
): void {
  const drill = lazy.drill();
  const { results, notes } = drill.together(files.map(drill.readGivenResults));
  for (const note of notes) page.aside(note);
  if (flags.csv !== undefined) return writeCsv(flags.csv, drill.resultsCsv(results), page);
  const names = causes.map(({ name }) => name);
  page.write(
    flags.json === true
      ? `${JSON.stringify({ schema: 1, results })}\n`
      : drill.asText(drill.classBlocks(names, results, Date.now()), page),
  );
}

function writeCsv(to: true | string, csv: string, page: Page): void {
  if (to === true) page.write(csv);
  else writeTo(to, csv, 'write the results');
}
