// `npm run drill`: breaks a stack without telling how, and grades whoever finds out and mends it.

import { neededNames } from '../../checks/names-of';
import type { Names } from '../../contract/clues';
import type { Case } from '../../contract/scenario';
import type { TargetDefinition } from '../../contract/target';
import type { DrillInput } from '../../drill';
import type { Outcome } from '../../drill/outcome';
import { casesOf } from '../../registry/select';
import { separate } from '../../registry/separate';
import { openPage } from '../../reporters/page';
import { readCatalogue, type Catalogue } from '../catalogue';
import { embeddedOnly } from '../embedded-only';
import type { AddCommand, Context } from '../context';
import { afterDrill } from '../drill/after-drill';
import { courseDrills, type AskedDrill } from '../drill/drills-asked-for';
import { RECORD_OPTIONS, type RecordFlags } from '../drill/record-options';
import { withoutDrill } from '../drill/without-drill';
import { DRILL_OPTIONS, type DrillFlags } from '../drill-flags';
import lazy from '../lazy.cjs';
import type { World } from '../world';

type Flags = DrillFlags & RecordFlags;

export const addDrill: AddCommand = (program, context) => {
  const command = program
    .command('drill')
    .description('Breaks a real stack and does not tell how: find the cause, prove it, mend it.');
  for (const option of [...DRILL_OPTIONS, ...RECORD_OPTIONS]) command.addOption(option);
  command.action(async (flags: Flags) => {
    const catalogue = readCatalogue(context.parts);
    const told = await withoutDrill(command, flags, catalogue, context);
    context.done(told ?? (await drills(flags, catalogue, context)));
  });
};

const EXIT_CODES: Readonly<Record<Outcome['how'], number>> = {
  solved: 0,
  'given up': 1,
  'time over': 1,
  void: 2,
};

/** One; or those that are left of a course, until one is given up. */
async function drills(flags: Flags, { causes, target }: Catalogue, context: Context): Promise<number> {
  const { world } = context;
  const page = openPage(world);
  // By what the Checks read, an answer is proven.
  const names = neededNames(target, 'hold a drill');
  const cases = separate(casesOf(causes), target).applicable;
  const asked =
    flags.course === true ? courseDrills(flags, cases, target, world.env) : [oneDrill(flags, world)];
  if (asked.length === 0)
    page.aside('Every drill of this course has been done. Begin another: --course --seed NUMBER.');
  const { DrillInput } = lazy.drill();
  const input = new DrillInput(world.stdin, world.stdout);
  let exitCode = 0;
  try {
    for (const one of asked) {
      if (one.place !== null) page.aside(`Drill ${one.place} of the course.`);
      const { how } = await drill(one, flags, { cases, target, names, input }, context);
      exitCode = Math.max(exitCode, EXIT_CODES[how]);
      if (how === 'given up' || how === 'void') break;
    }
  } finally {
    input.close();
  }
  return exitCode;
}

interface Ground {
  readonly cases: readonly Case[];
  readonly target: TargetDefinition;
  readonly names: Names;
  readonly input: DrillInput;
}

async function drill(
  { seed, cause, level }: AskedDrill,
  flags: Flags,
  { cases, target, names, input }: Ground,
  { parts, world, signal }: Context,
): Promise<Outcome> {
  const { driveTerminal, holdDrill, plotFor, realClock } = lazy.drill();
  const plot = plotFor(cases, target, {
    ...{ seed, cause, level, named: flags.instructor },
    tutorial: flags.tutorial === true && flags.level === undefined,
  });
  const page = openPage(world);
  // Docker's Toxiproxy tells everybody on this machine what is broken.
  const runtime = await embeddedOnly(world);
  const plan = {
    runtime,
    target,
    names,
    timing: world.engine.timing(),
    plot,
    cases,
    seed,
    asked: {
      cause: cause ?? null,
      level: level ?? null,
      mode: flags.practice === true ? 'practice' : flags.tutorial === true ? 'tutorial' : 'scored',
      limitMs: flags.limit ?? null,
      instructor: flags.instructor !== undefined,
    },
    trainee: flags.as ?? null,
    clock: realClock,
    tool: parts.version,
  } as const;
  return holdDrill(plan, { note: (line) => page.aside(line), signal }, async (session) => {
    const json = flags.json === true;
    const ended = await driveTerminal(session, { input, output: world.stdout, json, seed });
    afterDrill(session, flags, world.env, page);
    return ended;
  });
}

const TUTORIAL_SEED = 1;

function oneDrill({ seed, cause, level, tutorial }: Flags, world: World): AskedDrill {
  return {
    seed: seed ?? (tutorial === true ? TUTORIAL_SEED : world.newSeed()),
    cause,
    level: (tutorial === true ? (level ?? 1) : level) as AskedDrill['level'],
    place: null,
  };
}
