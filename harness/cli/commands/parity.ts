// `npm run parity`: runs the same cases on both runtimes, and sees that they show the same.

import { Option } from 'commander';
import type { RuntimeName } from '../../contract/runtime';
import type { Report } from '../../contract/result';
import { exitCodeOf, worstOf } from '../../contract/verdict';
import { compareReports, describeParity } from '../../parity';
import { casesOf, select } from '../../registry/select';
import { openPage, type Page } from '../../reporters/page';
import type { ImageChoice } from '../../runtimes/docker/images';
import { wholeNumber } from '../arguments';
import { readCatalogue } from '../catalogue';
import type { AddCommand, Context } from '../context';
import { planFor } from '../run-cases';
import { imageOption } from '../run-flags';
import type { RunRequest } from '../run-request';

interface ParityFlags {
  readonly json?: true;
  readonly lanes?: number;
  readonly image?: ImageChoice;
}

const DIFFERENT = 1;

export const addParity: AddCommand = (program, context) => {
  const { parts, world, done } = context;
  program
    .command('parity')
    .description('Runs the same cases on both runtimes, and compares verdicts, exchanges, logs and metrics.')
    .argument('[names...]', 'only these: cause, cause/variant or cause/*')
    .option('--json', 'write one JSON document to standard output, and nothing else there')
    .addOption(new Option('--lanes <number>', 'how many cases run at a time').argParser(wholeNumber(1, 64)))
    .addOption(imageOption())
    .action(async (names: readonly string[], flags: ParityFlags) => {
      const catalogue = readCatalogue(parts);
      const cases = names.length === 0 ? casesOf(catalogue.causes) : select(catalogue.causes, names);
      const page = openPage(world);
      const on = (runtime: RuntimeName) =>
        runOn(runtime, { purpose: 'gate', cases, catalogue, flags: { ...flags, runtime } }, context, page);
      const reports = [await on('embedded'), await on('docker')] as const;
      const parity = compareReports(...reports);
      page.write(
        flags.json === true
          ? `${JSON.stringify({ schema: 1, tool: parts.version, ...parity })}\n`
          : describeParity(page, parity),
      );
      done(parity.same ? exitCodeOf(worstOf(reports.map(({ verdict }) => verdict))) : DIFFERENT);
    });
};

/** With the first fix of each alone: what is compared is seen before any. */
async function runOn(name: RuntimeName, request: RunRequest, context: Context, page: Page): Promise<Report> {
  const { plan } = await planFor(request, context, page);
  let ended = 0;
  const reporter = {
    result: () => page.live(`${name}: ${String((ended += 1))} of ${String(plan.cases.length)}`),
    end: () => page.live(null),
  };
  try {
    return await context.world.engine.runPlan(
      { ...plan, fixes: 'first' },
      { reporters: [reporter], note: (line) => page.aside(line), signal: context.signal },
    );
  } finally {
    page.live(null);
  }
}
