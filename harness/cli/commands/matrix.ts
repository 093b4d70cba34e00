// `npm run matrix`: reproduces every variant, reads all its signs, and sees that none is taken for another.

import { closeSync, lstatSync, openSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { neededNames } from '../../checks/names-of';
import { casesOf } from '../../registry/select';
import { separate } from '../../registry/separate';
import { openPage } from '../../reporters/page';
import { makeFolders } from '../../support/files/make-folders.cjs';
import { callerOf } from '../../support/own-command';
import { messageOf, UserError } from '../../support/user-error';
import { wholeNumber } from '../arguments';
import { readCatalogue } from '../catalogue';
import { embeddedOnly } from '../embedded-only';
import type { AddCommand } from '../context';
import lazy from '../lazy.cjs';

interface MatrixFlags {
  readonly json?: true;
  readonly svg?: string;
  readonly lanes?: number;
}

const PICTURE = join('docs', 'matrix.svg');
const LANES = 2;

export const addMatrix: AddCommand = (program, { parts, world, signal, done }) => {
  program
    .command('matrix')
    .description('Reproduces every variant, and sees that by its signs none is taken for another.')
    .option('--json', 'print one JSON document')
    .option(
      '--svg <file>',
      callerOf() === 'npx' ? 'write a picture there' : `write the picture there instead of to ${PICTURE}`,
    )
    .option('--lanes <number>', 'how many variants are run at a time', wholeNumber(1, 16))
    .action(async (flags: MatrixFlags) => {
      const { describeMatrix, drawMatrix, isClear, matrixJson, runMatrix } = lazy.matrix();
      const { causes, target } = readCatalogue(parts);
      const names = neededNames(target, 'compare the variants');
      const runtime = await embeddedOnly(world);
      const page = openPage(world);
      const cases = separate(casesOf(causes), target).applicable;
      const picture = flags.svg ?? (callerOf() === 'npx' ? undefined : join(parts.root, PICTURE));
      const writePicture = picture === undefined ? undefined : pictureWriter(resolve(picture));
      let ended = 0;
      const { matrix, report } = await runMatrix({
        plan: {
          cases,
          target,
          runtime,
          lanes: flags.lanes ?? LANES,
          seed: world.newSeed(),
          timing: world.engine.timing(),
          tool: parts.version,
        },
        names,
        runPlan: (plan, hooks) => world.engine.runPlan(plan, hooks),
        hooks: {
          reporters: [
            {
              result: ({ id }) => {
                ended += 1;
                if (flags.json !== true) page.live(`${String(ended)} of ${String(cases.length)} · ${id}`);
              },
              end: () => undefined,
            },
          ],
          note: (line) => page.aside(line),
          signal,
        },
      }).finally(() => page.live(null));
      for (const { id, verdict, why } of report.results.filter(({ verdict }) => verdict !== 'reproduced'))
        page.aside(`${id}: ${verdict}: ${why ?? ''}`);
      page.write(flags.json === true ? matrixJson(matrix) : describeMatrix(page, matrix, report.durationMs));
      writePicture?.(drawMatrix(matrix));
      done(isClear(matrix) && report.verdict === 'reproduced' ? 0 : 1);
    });
};

/** Tried before the run, so that its picture is not lost at the end. One that is there stays until then. */
function pictureWriter(file: string): (text: string) => void {
  orRefuse(file, () => {
    makeFolders(dirname(file));
    const isNew = lstatSync(file, { throwIfNoEntry: false }) === undefined;
    closeSync(openSync(file, 'a'));
    if (isNew) rmSync(file);
  });
  return (text) => orRefuse(file, () => writeFileSync(file, text));
}

function orRefuse(file: string, work: () => unknown): void {
  try {
    work();
  } catch (thrown) {
    throw new UserError({
      to: 'write the picture',
      why: messageOf(thrown),
      value: file,
      remedy: 'Name another file with --svg',
      cause: thrown,
    });
  }
}
