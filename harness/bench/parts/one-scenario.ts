// One scenario from the shell to the exit, with everything kept and with nothing, beside what npm alone costs.

import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ratiosOf } from '../figure';
import { copyProject } from '../measure/copy-project';
import { runCommand, type Ran } from '../measure/run-command';
import { newFolder, npmRun, turnsOf, type MeasurePart, type Setting } from '../setting';
import { takeTurns } from '../take-turns';

const ROUNDS = 5;
const SCENARIO = 'jwt-mismatch';
/** The first makes what is kept, and the second what is kept of a run that found it. */
const WARM_UPS = 2;

export const oneScenario: MeasurePart = async (setting) => {
  const { project, signal } = setting;
  const command = npmRun('scenario', SCENARIO);
  const run = (): Promise<Ran> => runCommand({ command, project, signal });
  for (let count = 0; count < WARM_UPS; count += 1) await run();
  const ran = await takeTurns(
    {
      'an empty script': emptyScript(setting),
      'cache warm': run,
      'cache cold': () => runCold(setting, command),
    },
    turnsOf(setting, ROUNDS),
  );
  const seconds = (runs: readonly Ran[]): readonly number[] => runs.map(({ ms }) => ms / 1000);
  const floor = seconds(ran['an empty script']);
  const warm = seconds(ran['cache warm']);
  return {
    name: 'one-scenario',
    title: 'One scenario',
    figures: [
      { name: 'an empty script', unit: 's', values: floor, how: 'npm run -s x, where "x" is "true"' },
      { name: 'one scenario, cache warm', unit: 's', values: warm, how: command.join(' ') },
      {
        name: 'one scenario, cache cold',
        unit: 's',
        values: seconds(ran['cache cold']),
        how: 'the same in a project that nobody has run yet',
      },
      {
        name: 'one scenario to the empty script',
        unit: '×',
        values: ratiosOf(warm, floor),
        how: 'cache warm ÷ empty script, round by round',
      },
    ],
    says: ['Cold: no bundle, no copy of PostgreSQL, no initialised cluster; the packages are installed.'],
    faults: Object.values(ran).flatMap((runs) => runs.flatMap(({ fault }) => fault ?? [])),
  };
};

/** What npm costs by itself, which nobody who types `npm run` gets around. */
export function emptyScript({ run, signal }: Pick<Setting, 'run' | 'signal'>): () => Promise<Ran> {
  const project = newFolder({ run });
  writeFileSync(join(project, 'package.json'), JSON.stringify({ name: 'empty', scripts: { x: 'true' } }));
  return () => runCommand({ command: npmRun('x'), project, signal });
}

async function runCold(
  { project, run, signal }: Setting,
  command: readonly [string, ...string[]],
): Promise<Ran> {
  const place = newFolder({ run });
  const copy = join(place, 'project');
  const cache = join(place, 'cache');
  copyProject(project, copy);
  mkdirSync(cache);
  return runCommand({ command, project: copy, environment: { CHAOS401_CACHE_DIR: cache }, signal });
}
