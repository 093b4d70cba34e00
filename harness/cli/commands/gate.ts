// `npm run gate`: judges everything with every fix, for a build that guards.

import { Option } from 'commander';
import { casesOf, select } from '../../registry/select';
import { isTaken, reportFile, type ReportFile } from '../arguments';
import { readCatalogue } from '../catalogue';
import type { AddCommand } from '../context';
import { runCases } from '../run-cases';
import { addRunFlags, type RunFlags } from '../run-flags';

interface GateFlags extends RunFlags {
  readonly report?: readonly ReportFile[];
}

/** Where the JUnit report goes with `CI=true`, from the working directory. */
const JUNIT_IN_CI = 'junit.xml';

export const addGate: AddCommand = (program, context) => {
  const command = program
    .command('gate')
    .description('Judges every variant of every cause, each with all of its fixes.')
    .argument('[names...]', 'only these: cause, cause/variant or cause/*')
    .addOption(
      new Option(
        '--report <kind=file>',
        `write junit=FILE or json=FILE; with CI=true, JUnit goes to ${JUNIT_IN_CI} by itself`,
      ).argParser(reportFile),
    );
  addRunFlags(command).action(async (names: readonly string[], flags: GateFlags) => {
    const catalogue = readCatalogue(context.parts);
    const all = names.length === 0;
    const cases = all ? casesOf(catalogue.causes) : select(catalogue.causes, names);
    const reportFiles = withJUnit(flags.report ?? [], context.world.env['CI']);
    context.done(await runCases({ purpose: 'gate', cases, all, catalogue, flags, reportFiles }, context));
  });
};

function withJUnit(asked: readonly ReportFile[], ci: string | undefined): readonly ReportFile[] {
  const isAsked = asked.some(({ kind }) => kind === 'junit') || isTaken(JUNIT_IN_CI, asked);
  return (ci === 'true' || ci === '1') && !isAsked ? [...asked, { kind: 'junit', file: JUNIT_IN_CI }] : asked;
}
