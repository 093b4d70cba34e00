// Runs a job of the target to its end.

import { spawn, type ChildProcess } from 'node:child_process';
import { constants } from 'node:os';

import { withParentDeathSignal } from '../../../support/process/parent-death-signal';
import type { ProcessIdentity } from '../../../support/process/process-identity';
import type { Watchdog } from '../../../support/process/watchdog';
import { endTree, endWhatIsLeftOf, untilGone } from './end-tree';
import type { Launch } from './launch-program';

export interface JobRun {
  readonly launch: Launch;
  readonly environment: Readonly<Record<string, string>>;
  readonly watchdog: Watchdog;
  /** A job that takes longer is ended. */
  readonly deadlineMs?: number;
}

export interface JobEnd {
  readonly exitCode: number;
  /** The last of what it wrote to both its streams; behind it, where a signal ended it, which. */
  readonly output: string;
}

const DEADLINE_MS = 300_000;
const KEPT_BYTES = 64 * 1024;
/** What has left its group may hold the pipes open for ever. */
const LAST_OUTPUT_MS = 500;
/** A job that a signal ended has that and the signal's number for its exit code, as shells have it. */
const SIGNALLED = 128;

/** With all that it has started, which ends with it. Rejects where it cannot be started. */
export async function runJobProcess(job: JobRun): Promise<JobEnd> {
  const { launch, environment, watchdog, deadlineMs = DEADLINE_MS } = job;
  const { command, args } = withParentDeathSignal('KILL', launch.file, launch.args);
  const child = spawn(command, args, {
    detached: true,
    cwd: launch.directory,
    env: environment,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  if (child.pid !== undefined) watchdog.child(child.pid, 'KILL');
  const output = lastOf([child.stdout, child.stderr]);
  let late = false;
  /** What it had started. */
  const killed: ProcessIdentity[] = [];
  const deadline = setTimeout(() => {
    late = true;
    killed.push(...endTree(child));
  }, deadlineMs);
  child.once('exit', () => killed.push(...endWhatIsLeftOf(child)));
  try {
    const { exitCode, signal } = await endOf(child);
    await untilGone(killed);
    const why = late ? `, after ${String(deadlineMs / 1000)} s` : '';
    const note = signal === null ? '' : `\n(ended by ${signal}${why})\n`;
    return { exitCode, output: `${output()}${note}` };
  } finally {
    clearTimeout(deadline);
    for (const pipe of [child.stdout, child.stderr]) pipe.destroy();
  }
}

interface End {
  readonly exitCode: number;
  readonly signal: NodeJS.Signals | null;
}

function endOf(child: ChildProcess): Promise<End> {
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code, signal) => {
      const end = { exitCode: code ?? SIGNALLED + (signal === null ? 0 : constants.signals[signal]), signal };
      const closed = setTimeout(() => resolve(end), LAST_OUTPUT_MS);
      child.once('close', () => {
        clearTimeout(closed);
        resolve(end);
      });
    });
  });
}

/** Gives what came last of all of them. */
function lastOf(streams: readonly NodeJS.ReadableStream[]): () => string {
  let kept = Buffer.alloc(0);
  for (const stream of streams)
    stream.on('data', (chunk: Buffer) => {
      kept = Buffer.concat([kept, chunk]).subarray(-KEPT_BYTES);
    });
  return () => kept.toString('utf8');
}
