// A Toxiproxy, ours or the real one, as a process of its own, with its memory.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as delay } from 'node:timers/promises';
import { freePort } from '../../support/free-port';
import { withParentDeathSignal } from '../../support/process/parent-death-signal';
import { residentBytes } from '../../support/proc/memory';
import { UserError } from '../../support/user-error';

export interface ServerProcess {
  readonly url: string;
  /** Resident memory in MiB now; NaN where the system does not tell. */
  memory(): number;
  stop(): Promise<void>;
}

/** Builds the command line for an API on this port. */
export type CommandFor = (port: number) => readonly string[];

const START_WITHIN_MS = 10_000;

/** Rejects with a `UserError` when it does not answer within ten seconds. */
export async function startServerProcess(commandFor: CommandFor): Promise<ServerProcess> {
  const port = await freePort();
  const [program = '', ...rest] = commandFor(port);
  const { command, args } = withParentDeathSignal('KILL', program, rest);
  const child = spawn(command, args, { stdio: 'ignore', env: { ...process.env, LOG_LEVEL: 'error' } });
  const exit = once(child, 'exit');
  exit.catch(() => undefined);
  const url = `http://127.0.0.1:${String(port)}`;
  const stop = async (): Promise<void> => {
    if (child.pid === undefined || child.exitCode !== null) return;
    child.kill('SIGTERM');
    await exit;
  };
  const deadline = performance.now() + START_WITHIN_MS;
  while (!(await fetch(`${url}/version`).catch(() => undefined))?.ok) {
    if (performance.now() > deadline || child.exitCode !== null) {
      await stop();
      throw new UserError({
        to: 'start a Toxiproxy to be measured',
        why: 'its API does not answer',
        value: program,
        remedy: 'Name a program that is a Toxiproxy server',
      });
    }
    await delay(10);
  }
  return { url, memory: () => residentMiB(child.pid), stop };
}

function residentMiB(pid: number | undefined): number {
  const bytes = pid === undefined ? null : residentBytes(pid);
  return bytes === null ? Number.NaN : bytes / 2 ** 20;
}
