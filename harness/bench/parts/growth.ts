// How time and memory grow with the number of cases: all of them, repeated.

import { join } from 'node:path';
import { ratiosOf, type Figure } from '../figure';
import { runCommand, type Ran } from '../measure/run-command';
import { turnsOf, type MeasurePart } from '../setting';
import { takeTurns } from '../take-turns';

const ROUNDS = 3;
const REPEATS = [1, 2, 4, 8] as const;
/** Eight times as many may take that much longer, and all may have that much memory. */
const GROWS_AT_MOST = 8.5;
const MIB_AT_MOST = 400;

export const growth: MeasurePart = async (setting) => {
  const { project, signal, cases } = setting;
  // Without npm, whose memory is not ours.
  const main = join('harness', 'launch', 'main.cjs');
  const run = (repeat: number) => (): Promise<Ran> => {
    const args = [main, 'scenario', '--all', '--repeat', String(repeat)];
    return runCommand({ command: [process.execPath, ...args], project, signal, memory: true });
  };
  const nameOf = (repeat: number): string => `${String(repeat * cases)} variants`;
  const contestants = Object.fromEntries(REPEATS.map((repeat) => [nameOf(repeat), run(repeat)]));
  const ran = await takeTurns(contestants, turnsOf(setting, ROUNDS));
  const of = (repeat: number): readonly Ran[] => ran[nameOf(repeat)] ?? [];
  const seconds = (repeat: number): readonly number[] => of(repeat).map(({ ms }) => ms / 1000);
  const [least, most] = [REPEATS[0], REPEATS[3]];
  return {
    name: 'growth',
    title: 'Growth',
    figures: [
      ...REPEATS.map((repeat): Figure => ({
        name: nameOf(repeat),
        unit: 's',
        values: seconds(repeat),
        how: `node ${main} scenario --all --repeat ${String(repeat)}`,
      })),
      {
        name: `${nameOf(most)}, to ${nameOf(least)}`,
        unit: '×',
        values: ratiosOf(seconds(most), seconds(least)),
        how: 'round by round',
        limit: { is: 'at most', value: GROWS_AT_MOST },
      },
      ...REPEATS.map((repeat): Figure => ({
        name: `${nameOf(repeat)}, peak memory`,
        unit: 'MiB',
        values: of(repeat).map(({ peakMiB }) => peakMiB),
        how: 'proportional set size of the command and all that it starts, looked at every 200 ms',
        limit: { is: 'at most', value: MIB_AT_MOST },
      })),
    ],
    says: [],
    faults: Object.values(ran).flatMap((runs) => runs.flatMap(({ fault }) => fault ?? [])),
  };
};
