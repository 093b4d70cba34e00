// Runs a job of the target to its end.

import { spawn } from 'node:child_process';

import { withParentDeathSignal } from '../../support/parent-death-signal';
import type { Watchdog } from '../../support/watchdog';
import type { Launch } from './launch-program';

export interface JobRun {
  readonly launch: Launch;
  readonly environment: Readonly<Record<string, string>>;
  readonly watchdog: Watchdog;
}

const KILLED = 128;

/** `output` holds both its streams. A job that a signal ended has the exit code 128, as shells have it and more. */
export function runJobProcess(job: JobRun): Promise<{ readonly exitCode: number; readonly output: string }> {
  const { file, args: words, directory } = job.launch;
  const { command, args } = withParentDeathSignal('KILL', file, words);
  const child = spawn(command, args, {
    detached: true,
    cwd: directory,
    env: job.environment,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  if (child.pid !== undefined) job.watchdog.child(child.pid, 'KILL');
  const chunks: Buffer[] = [];
  for (const output of [child.stdout, child.stderr]) output.on('data', (chunk: Buffer) => chunks.push(chunk));
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) =>
      resolve({ exitCode: code ?? KILLED, output: Buffer.concat(chunks).toString('utf8') }),
    );
  });
}
