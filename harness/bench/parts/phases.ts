// Where the time of one scenario goes, from the shell to the exit.

import { PHASES } from '../../contract/result';
import type { Segment } from '../figure';
import { runCommand, type Ran } from '../measure/run-command';
import { npmRun, turnsOf, type MeasurePart, type Setting } from '../setting';
import { takeTurns } from '../take-turns';
import { emptyScript } from './one-scenario';

const ROUNDS = 7;
const COMMAND = npmRun('scenario', 'jwt-mismatch', '--verbose');

/** What there is beside the phases of the case itself. */
const NPM = 'npm';
const LOAD = 'load the command';
const OPEN = 'open the stack';
const CLOSE = 'close the stack';

/** When each segment began, in ms from the start, and when the last ended. */
interface Course {
  readonly begins: ReadonlyMap<string, number>;
  readonly ran: Ran;
}

export const phases: MeasurePart = async (setting) => {
  const npm = emptyScript(setting);
  const { floor, course } = await takeTurns<'floor' | 'course', Course>(
    {
      floor: async () => ({ begins: new Map(), ran: await npm() }),
      course: () => runOnce(setting),
    },
    turnsOf(setting, ROUNDS),
  );
  const npmMs = floor.map(({ ran }) => ran.ms);
  return {
    name: 'phases',
    title: 'Where the time of one scenario goes',
    figures: [
      { name: 'one scenario', unit: 'ms', values: course.map(({ ran }) => ran.ms), how: COMMAND.join(' ') },
    ],
    segments: segmentsOf(course, npmMs),
    says: ['npm’s part is what an empty script takes, measured in turn with it.'],
    faults: course.flatMap(({ ran }) => ran.fault ?? []),
  };
};

async function runOnce({ project, signal }: Setting): Promise<Course> {
  const begins = new Map<string, number>();
  const begin = (name: string, ms: number): void => {
    if (!begins.has(name)) begins.set(name, ms);
  };
  const ran = await runCommand({
    command: COMMAND,
    project,
    signal,
    onLine(line, ms, from) {
      // The report is written before the stack is closed.
      if (from === 'stdout') begin(CLOSE, ms);
      else if (line.startsWith('Runtime: ')) begin(OPEN, ms);
      else begin(/: (\w+)$/.exec(line)?.[1] ?? '', ms);
    },
  });
  return { begins, ran };
}

function segmentsOf(courses: readonly Course[], npmMs: readonly number[]): readonly Segment[] {
  const inOrder = [OPEN, ...PHASES, CLOSE];
  const lengthOf = (name: string, { begins, ran }: Course): number => {
    const next = inOrder[inOrder.indexOf(name) + 1];
    const end = next === undefined ? ran.ms : begins.get(next);
    return (end ?? Number.NaN) - (begins.get(name) ?? Number.NaN);
  };
  const load = courses.map(({ begins }, round) => (begins.get(OPEN) ?? Number.NaN) - (npmMs[round] ?? 0));
  return [
    { name: NPM, values: npmMs },
    { name: LOAD, values: load },
    ...inOrder.map((name) => ({ name, values: courses.map((course) => lengthOf(name, course)) })),
  ];
}
