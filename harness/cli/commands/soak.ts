// `npm run soak`: repeats the gate on a busy machine, or kills runs at every moment, and counts what goes wrong.

import { join } from 'node:path';
import { Option } from 'commander';
import { exitCodeOf, worstOf } from '../../contract/verdict';
import { patientOn } from '../../engine/patience';
import { artifactsReporter } from '../../reporters/artifacts';
import { openPage } from '../../reporters/page';
import { casesOf, select } from '../../registry/select';
import { seedNumber, wholeNumber } from '../arguments';
import { readCatalogue } from '../catalogue';
import type { AddCommand, Context } from '../context';
import lazy from '../lazy.cjs';
import { planFor } from '../run-cases';
import type { RunFlags } from '../run-flags';

interface SoakFlags {
  readonly runs?: number;
  readonly seed?: number;
  readonly runtime?: RunFlags['runtime'];
  readonly artifacts: string;
  readonly pressure: boolean;
  readonly kill?: true;
}

const RUNS = 100;
const SOMETHING_STAYED = 1;
const KILLED_SCENARIO = 'jwt-mismatch';

/** Hidden: it tries this project itself, and says nothing about a person's own backend. */
export const addSoak: AddCommand = (program, context) => {
  program
    .command('soak', { hidden: true })
    .description(
      'Repeats the gate in random order beside other work; with --kill, kills runs and looks for what stays.',
    )
    .argument('[names...]', 'only these: cause, cause/variant or cause/*')
    .addOption(
      new Option('--runs <number>', `how many runs, or kills (${String(RUNS)})`).argParser(
        wholeNumber(1, 100_000),
      ),
    )
    .addOption(new Option('--seed <number>', 'of the first order, or of the kills').argParser(seedNumber))
    .addOption(new Option('--runtime <name>', 'where the parts come from').choices(['embedded', 'docker']))
    .option('--artifacts <dir>', 'keep the evidence of what was not reproduced there', 'soak-artifacts')
    .option('--no-pressure', 'leave the machine in peace')
    .option('--kill', 'kill runs at every moment, in every way')
    .action(async (names: readonly string[], flags: SoakFlags) => {
      const seed = flags.seed ?? context.world.newSeed();
      openPage(context.world).aside(`Seed ${String(seed)}.`);
      context.done(
        await (flags.kill === true ? kill(flags, seed, context) : soak(names, flags, seed, context)),
      );
    });
};

async function soak(
  names: readonly string[],
  flags: SoakFlags,
  seed: number,
  context: Context,
): Promise<number> {
  const { world, parts, signal } = context;
  const { describeRun, describeSoak, soakRuns, startPressure } = lazy.soak();
  const page = openPage(world);
  const catalogue = readCatalogue(parts);
  const cases = names.length === 0 ? casesOf(catalogue.causes) : select(catalogue.causes, names);
  const request = {
    purpose: 'gate',
    cases,
    catalogue,
    flags: { seed, runtime: flags.runtime ?? 'embedded' },
  } as const;
  const { plan } = await planFor(request, context, page);
  const pressure = flags.pressure ? startPressure(world.cores) : null;
  try {
    const runs = await soakRuns({
      plan,
      runs: flags.runs ?? RUNS,
      runPlan: (one, hooks) => world.engine.runPlan(one, hooks),
      hooks: { note: (line) => page.aside(line), signal },
      reportersFor: (of) => [artifactsReporter(join(flags.artifacts, `seed-${String(of)}`))],
      timing: () => patientOn(plan.runtime.name, world.engine.timing()),
      ended: (run, index) => page.write(`${describeRun(page, run, index)}\n`),
    });
    page.write(describeSoak(page, runs));
    const others = runs.flatMap((run) => run.others);
    return others.length === 0 ? 0 : exitCodeOf(worstOf(others.map(({ verdict }) => verdict)));
  } finally {
    await pressure?.stop();
  }
}

async function kill(flags: SoakFlags, seed: number, { world, parts, signal }: Context): Promise<number> {
  const { describeKilled, describeKills, killRuns } = lazy.soak();
  const page = openPage(world);
  const all = await killRuns({
    project: parts.root,
    scenario: KILLED_SCENARIO,
    runtime: flags.runtime === 'docker' ? 'docker' : 'embedded',
    count: flags.runs ?? RUNS,
    seed,
    signal,
    done: (killed, index) => page.write(`${describeKilled(page, killed, index)}\n`),
  });
  page.write(describeKills(page, all));
  return all.every(({ goneAfterMs }) => goneAfterMs !== null) ? 0 : SOMETHING_STAYED;
}
