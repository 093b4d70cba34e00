// The door of the command line: the bundle's entry calls it, and it alone ends the process.

import { UserError } from '../support/user-error';
import { watchParent } from '../support/process/watch-parent';
import { Interrupted, READER_GONE, watchInterruptions } from './interruption';
import type { Parts } from './parts';
import { CANNOT_RUN, describeDefect, runCli } from './run-cli';
import { realWorld, type World } from './world';

/** Never resolves: the process ends with the exit code. `argv` begins with the command: `['scenario', '--all']`. */
export async function main(argv: readonly string[], parts: Parts, world: World = realWorld()): Promise<void> {
  // What ends by itself, with nothing left to wait for, has not come to a verdict.
  process.exitCode = CANNOT_RUN;
  process.once('exit', endedByOthers);
  const interruption = watchInterruptions({
    process,
    say: (line) => process.stderr.write(`${line}\n`),
    exit: leave,
    watchParent,
  });
  // A second interruption would leave at once. After one, work is cut under its own feet, and fails.
  const end = (by: () => Interrupted): void => {
    if (!interruption.signal.aborted) interruption.interrupt(by());
  };
  process.stdout.on('error', (thrown: NodeJS.ErrnoException) => end(() => unwritten(thrown)));
  process.stderr.on('error', () => undefined);
  // What nobody caught must not keep a stack from being closed.
  const defect = (thrown: unknown): void =>
    end(() => new Interrupted(CANNOT_RUN, describeDefect(thrown, parts)));
  process.on('uncaughtException', defect);
  process.on('unhandledRejection', defect);

  const exitCode = await runCli(argv, parts, world, interruption.signal);
  await written(process.stdout);
  const { reason } = interruption.signal as { readonly reason: unknown };
  leave(reason instanceof Interrupted ? reason.exitCode : exitCode);
}

function leave(code: number): never {
  process.off('exit', endedByOthers);
  process.exit(code);
}

/** A configuration may bring along what ends the process when it likes, and well: nothing was judged to the end then. */
function endedByOthers(code: number): void {
  if (code === CANNOT_RUN) return;
  const { exitCode, message } = new UserError({
    to: 'finish',
    why: 'something else in the process ended it',
    value: `process.exit(${String(code)})`,
    remedy: 'Take that out of what the configuration and the scenarios load',
  });
  process.stderr.write(`${message}\n`);
  process.exitCode = exitCode;
}

/** Nobody reads any more, which is no failure; or what was to be read is lost. */
function unwritten(thrown: NodeJS.ErrnoException): Interrupted {
  if (thrown.code === 'EPIPE') return new Interrupted(READER_GONE, null);
  const { exitCode, message } = new UserError({
    to: 'write to standard output',
    why: thrown.message,
    remedy: 'Free some space, or write elsewhere',
    cause: thrown,
  });
  return new Interrupted(exitCode, message);
}

/** A pipe may take what was written later than the process ends. */
function written(stream: NodeJS.WriteStream): Promise<void> {
  return new Promise((resolve) => {
    stream.write('', () => resolve());
  });
}
