// All cases, beside what they take where each has a fresh stack of its own, as one writes it without this project.

import { ratiosOf, type Figure, type Limit } from '../figure';
import { runCommand } from '../measure/run-command';
import { dockerPeer } from '../naive/docker-peer';
import { embeddedPeer } from '../naive/embedded-peer';
import { npmRun, turnsOf, type MeasurePart } from '../setting';
import { takeTurns } from '../take-turns';
import { sampleOf } from './sample';

const ROUNDS = 3;

/** How long all cases take, in s, and how they were run. */
interface Contestant {
  readonly how: string;
  readonly measure: () => Promise<number>;
}

/** The second to the first, and what was promised of it. */
const RATIOS: readonly { readonly ours: string; readonly peer: string; readonly limit?: Limit }[] = [
  { ours: 'ours', peer: 'a fresh embedded stack each', limit: { is: 'at least', value: 10 } },
  { ours: 'ours', peer: 'a fresh Docker stack each', limit: { is: 'at least', value: 25 } },
  { ours: 'ours on Docker', peer: 'a fresh Docker stack each' },
];

const WHAT_IS_NAIVE =
  'A fresh stack each is harness/bench/naive: in one process, one after the other, each with a login, a 200 and a 401 of which only the status is looked at. It does less than ours.';

export const wholeCatalogue: MeasurePart = async (setting) => {
  const { project, signal, cases } = setting;
  const faults: string[] = [];
  const docker = await dockerPeer(setting);
  const embedded = await embeddedPeer(setting);
  const sample = sampleOf(setting);
  const command = (...args: readonly string[]): Contestant => {
    const line = npmRun('scenario', '--all', ...args);
    return {
      how: line.join(' '),
      async measure() {
        const { ms, fault } = await runCommand({ command: line, project, signal });
        if (fault !== null) faults.push(fault);
        return ms / 1000;
      },
    };
  };
  const peer = (one: () => Promise<void>): Contestant => ({ how: sample.says, measure: sample.scaled(one) });
  const contestants: Readonly<Record<string, Contestant>> = {
    'ours, two lanes': command('--lanes', '2'),
    ours: command(),
    'a fresh embedded stack each': peer(embedded),
    ...('why' in docker
      ? {}
      : {
          'ours on Docker': command('--runtime', 'docker'),
          'a fresh Docker stack each': peer(docker.scenario),
        }),
  };
  const measures = Object.entries(contestants).map(([name, { measure }]) => [name, measure] as const);
  const seconds = await takeTurns(Object.fromEntries(measures), turnsOf(setting, ROUNDS));
  return {
    name: 'whole-catalogue',
    title: `All ${String(cases)}`,
    figures: [
      ...Object.entries(contestants).map(([name, { how }]): Figure => ({
        name,
        unit: 's',
        values: seconds[name] ?? [],
        how,
      })),
      ...ratios(seconds, 'why' in docker ? docker.why : undefined),
    ],
    says: [WHAT_IS_NAIVE],
    faults,
  };
};

/** `why`: what kept some from being measured. */
function ratios(
  seconds: Readonly<Record<string, readonly number[]>>,
  why: string | undefined,
): readonly Figure[] {
  return RATIOS.map(({ ours, peer, limit }): Figure => {
    const [values, to] = [seconds[peer], seconds[ours]];
    const figure = {
      ...({ name: `${peer}, to ${ours}`, unit: '×', how: 'round by round' } as const),
      ...(limit === undefined ? {} : { limit }),
    };
    return values === undefined || to === undefined
      ? { ...figure, values: [], unmeasured: why ?? 'nobody has run it' }
      : { ...figure, values: ratiosOf(values, to) };
  });
}
