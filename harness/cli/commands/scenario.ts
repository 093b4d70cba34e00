// `npm run scenario -- NAME…`: runs what a person asks for.

import { Option, type Command } from 'commander';
import type { Case } from '../../contract/scenario';
import { casesOf, select } from '../../registry/select';
import { UserError } from '../../support/user-error';
import { readCatalogue, type Catalogue } from '../catalogue';
import { commandHere } from '../command-here';
import type { AddCommand, Context } from '../context';
import { holdCase } from '../hold-case';
import { lastFailed } from '../last-failed';
import { listCases } from '../list-cases';
import { nothingToRun } from '../nothing-to-run';
import { preventCases } from '../prevent-cases';
import { runCases } from '../run-cases';
import { addRunFlags, type RunFlags } from '../run-flags';

interface ScenarioFlags extends RunFlags {
  readonly all?: true;
  readonly list?: true;
  readonly keep?: true;
  readonly lastFailed?: true;
  readonly prevented?: true;
}

const ONE_RUN_ALONE = ['bail', 'repeat', 'lanes', 'order', 'artifacts'];

const OPTIONS: readonly Option[] = [
  new Option('--all', 'run every variant of every cause').conflicts(['lastFailed']),
  new Option('--list', 'list causes and variants, and run nothing').conflicts([
    ...ONE_RUN_ALONE,
    ...['keep', 'lastFailed', 'runtime', 'image', 'toxiproxy', 'seed'],
  ]),
  new Option('--keep', 'leave the broken stack standing until Ctrl-C, and say how to get at it').conflicts([
    ...ONE_RUN_ALONE,
    ...['all', 'json', 'lastFailed'],
  ]),
  new Option('--last-failed', 'run what was not reproduced when it was last run'),
  new Option(
    '--prevented',
    'show the fault without and with what prevents its 401 (docs/preventions.md)',
  ).conflicts([...ONE_RUN_ALONE, ...['list', 'keep', 'lastFailed', 'seed', 'verbose']]),
];

export const addScenario: AddCommand = (program, context) => {
  const command = program
    .command('scenario')
    .description('Injects a fault into a real running stack, and judges the 401 that comes of it.')
    .argument('[names...]', 'cause (its default variant), cause/variant, or cause/* (all its variants)');
  for (const option of OPTIONS) command.addOption(option);
  addRunFlags(command).action(async (names: readonly string[], flags: ScenarioFlags) => {
    refuseContradictions(command, names, flags);
    context.done(await scenario(command, names, flags, context));
  });
};

function refuseContradictions(command: Command, names: readonly string[], flags: ScenarioFlags): void {
  const named = names.length > 0;
  if (named && flags.all === true) command.error('error: give names or --all, not both');
  if (named && flags.lastFailed === true) command.error('error: give names or --last-failed, not both');
  if (!named && flags.all !== true && flags.list !== true && flags.lastFailed !== true)
    command.error('error: say what to run: a name, --all, --last-failed or --list');
}

async function scenario(
  command: Command,
  names: readonly string[],
  flags: ScenarioFlags,
  context: Context,
): Promise<number> {
  const catalogue = readCatalogue(context.parts);
  const cases = chosen(names, flags, catalogue, context);
  if (flags.list === true) return listCases(cases, catalogue, flags, context);
  if (cases.length === 0) return nothingToRun(flags, catalogue, context);
  const request = { purpose: 'scenario', cases, catalogue, flags } as const;
  if (flags.prevented === true) return preventCases(request, names, context);
  if (flags.keep !== true) return runCases(request, context);
  if (cases.length > 1) command.error('error: --keep leaves one broken stack standing: give one name');
  await holdCase(request, context);
  return 0;
}

function chosen(
  names: readonly string[],
  flags: ScenarioFlags,
  { causes }: Catalogue,
  { parts }: Context,
): Case[] {
  if (flags.lastFailed !== true) return names.length === 0 ? casesOf(causes) : select(causes, names);
  const failed = lastFailed(parts.root);
  if (failed === null)
    throw new UserError({
      to: 'run what failed last',
      why: 'no run is remembered',
      remedy: `Run "${commandHere(parts, 'scenario', '--all')}" first`,
    });
  return casesOf(causes).filter(({ id }) => failed.includes(id));
}
