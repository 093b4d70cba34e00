// Runs a command as a person would, and measures it from its start to its end.

import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { withParentDeathSignal } from '../../support/process/parent-death-signal';
import { messageOf } from '../../support/user-error';
import { watchMemory } from './watch-memory';

export interface CommandToRun {
  /** The program and its arguments. */
  readonly command: readonly [string, ...string[]];
  /** Its working directory. */
  readonly project: string;
  readonly environment?: Readonly<Record<string, string>>;
  readonly signal: AbortSignal;
  /** Gets each line as it comes, with the ms since the start. */
  readonly onLine?: (line: string, ms: number, from: 'stdout' | 'stderr') => void;
  /** Whether the memory of it and all that it starts is watched: that costs a little of its time. */
  readonly memory?: boolean;
}

export interface Ran {
  readonly ms: number;
  /** The most that it and all its children had at a time; NaN where nobody watched. */
  readonly peakMiB: number;
  /** Null where it ended well; else how it ended, and its last lines. */
  readonly fault: string | null;
}

const LAST_LINES = 5;

/** Where the signal is aborted, it is ended as Ctrl-C would, and the promise rejects with the signal's reason. */
export async function runCommand(run: CommandToRun): Promise<Ran> {
  const { project, environment = {}, signal, onLine = () => undefined } = run;
  signal.throwIfAborted();
  const [program, ...rest] = run.command;
  const { command, args } = withParentDeathSignal('TERM', program, rest);
  const lines: string[] = [];
  const began = performance.now();
  const child = spawn(command, args, {
    cwd: project,
    env: { ...process.env, ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  for (const from of ['stdout', 'stderr'] as const)
    createInterface({ input: child[from] }).on('line', (line) => {
      onLine(line, performance.now() - began, from);
      lines.push(line);
    });
  const memory = run.memory === true && child.pid !== undefined ? watchMemory(child.pid) : null;
  const interrupt = (): void => void child.kill('SIGINT');
  signal.addEventListener('abort', interrupt, { once: true });
  let how: string | null = null;
  try {
    await new Promise<void>((resolve) => {
      child.once('error', (thrown) => (how = messageOf(thrown)));
      child.once('exit', (code, killed) => (how ??= code === 0 ? null : (killed ?? `exit ${String(code)}`)));
      child.once('close', () => resolve());
    });
  } finally {
    signal.removeEventListener('abort', interrupt);
    memory?.stop();
  }
  const ms = performance.now() - began;
  signal.throwIfAborted();
  const fault =
    how === null ? null : [`${run.command.join(' ')}: ${String(how)}`, ...lines.slice(-LAST_LINES)];
  return { ms, peakMiB: memory?.peakMiB() ?? Number.NaN, fault: fault?.join('\n  ') ?? null };
}
