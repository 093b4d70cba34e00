// Starts one scenario as a person would, by npm, and tells when it has come to a moment.

import { spawn, type ChildProcess } from 'node:child_process';
import { createInterface } from 'node:readline';
import { PHASES } from '../../contract/result';
import type { RuntimeName } from '../../contract/runtime';
import { commandOf } from '../../support/proc/command';
import { processTree } from '../../support/proc/tree';
import type { Moment } from './moments';

export interface StartedRun {
  readonly npm: number;
  /** Pid of the command that npm has started; null once it has gone. */
  command(): number | null;
  /** Resolves to false where the run ends without having come to it. */
  reaches(moment: Moment): Promise<boolean>;
  readonly ended: Promise<void>;
}

export interface RunToStart {
  /** Where `package.json` stands. */
  readonly project: string;
  readonly scenario: string;
  readonly runtime: RuntimeName;
}

/** In a session of its own: a signal to one process must not reach the others by the terminal. */
export function startRun({ project, scenario, runtime }: RunToStart): StartedRun {
  const args = ['run', '-s', 'scenario', '--', scenario, '--verbose', '--runtime', runtime];
  const child = spawn('npm', args, { cwd: project, detached: true, stdio: ['ignore', 'pipe', 'pipe'] });
  const come = new Map<Moment, () => void>();
  const passed = new Set<Moment>();
  const reached = (moment: Moment): void => {
    passed.add(moment);
    come.get(moment)?.();
  };
  createInterface({ input: child.stderr }).on('line', (line) => {
    if (line.startsWith('Runtime: ')) reached('opening');
    const phase = PHASES.find((one) => line.endsWith(`: ${one}`));
    if (phase !== undefined) reached(phase);
  });
  // The report is written before the stack is closed.
  child.stdout.once('data', () => reached('closing')).resume();
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()));
  const npm = pidOf(child);
  return {
    npm,
    ended,
    command: () =>
      processTree(npm).find(
        ({ pid }) => commandOf(pid).some((word) => word.endsWith('main.cjs')) && isNode(pid),
      )?.pid ?? null,
    reaches: (moment) =>
      passed.has(moment)
        ? Promise.resolve(true)
        : Promise.race([
            new Promise<boolean>((resolve) => come.set(moment, () => resolve(true))),
            ended.then(() => passed.has(moment)),
          ]),
  };
}

function isNode(pid: number): boolean {
  return /(^|\/)node$/.test(commandOf(pid)[0] ?? '');
}

function pidOf({ pid }: ChildProcess): number {
  if (pid === undefined) throw new Error('npm could not be started.');
  return pid;
}
