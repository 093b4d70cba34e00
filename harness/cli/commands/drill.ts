// `npm run drill`: breaks a stack without telling how, and grades whoever finds out and mends it.

import type { Outcome } from '../../drill/outcome';
import { casesOf } from '../../registry/select';
import { separate } from '../../registry/separate';
import { openPage } from '../../reporters/page';
import { readCatalogue } from '../catalogue';
import { chooseRuntime } from '../choose-runtime';
import type { AddCommand, Context } from '../context';
import { DRILL_OPTIONS, type DrillFlags } from '../drill-flags';
import lazy from '../lazy.cjs';

export const addDrill: AddCommand = (program, context) => {
  const command = program
    .command('drill')
    .description('Breaks a real stack and does not tell how: find the cause, prove it, mend it.')
    .version(context.parts.version, '--version', 'print the version');
  for (const option of DRILL_OPTIONS) command.addOption(option);
  command.action(async (flags: DrillFlags) => context.done(await drill(flags, context)));
};

const EXIT_CODES: Readonly<Record<Outcome['how'], number>> = {
  solved: 0,
  'given up': 1,
  'time over': 1,
  void: 2,
};

async function drill(flags: DrillFlags, { parts, world, signal }: Context): Promise<number> {
  const { causes, target } = readCatalogue(parts);
  const cases = separate(casesOf(causes), target).applicable;
  const { debriefText, driveTerminal, holdDrill, plotFor, realClock } = lazy.drill();
  const seed = flags.seed ?? (flags.tutorial === true ? TUTORIAL_SEED : world.newSeed());
  const level = levelOf(flags);
  const plot = plotFor(cases, target, { seed, cause: flags.cause, level, named: flags.instructor });
  const page = openPage(world);
  const { runtime } = await chooseRuntime({
    purpose: 'scenario',
    // Docker's Toxiproxy tells everybody on this machine what is broken.
    option: 'embedded',
    env: {},
    strategies: world.runtimes,
  });
  const plan = {
    runtime,
    target,
    timing: world.engine.timing(),
    plot,
    cases,
    seed,
    asked: {
      cause: flags.cause ?? null,
      level: level ?? null,
      mode: flags.practice === true ? 'practice' : flags.tutorial === true ? 'tutorial' : 'scored',
      limitMs: flags.limit ?? null,
      instructor: flags.instructor !== undefined,
    },
    trainee: flags.as ?? null,
    clock: realClock,
    tool: parts.version,
  } as const;
  const outcome = await holdDrill(plan, { note: (line) => page.aside(line), signal }, async (session) => {
    const json = flags.json === true;
    const ended = await driveTerminal(session, { input: world.stdin, output: process.stdout, json, seed });
    const { debrief } = session;
    if (debrief !== null && !json) page.write(debriefText(debrief, page));
    return ended;
  });
  return EXIT_CODES[outcome.how];
}

const TUTORIAL_SEED = 1;

function levelOf({ level, tutorial }: DrillFlags): 1 | 2 | 3 | undefined {
  return (tutorial === true ? (level ?? 1) : level) as 1 | 2 | 3 | undefined;
}
