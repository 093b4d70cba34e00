// The door of the command line: the bundle's entry calls it, and it alone ends the process.

import { watchParent } from '../support/watch-parent';
import { Interrupted, READER_GONE, watchInterruptions } from './interruption';
import type { Parts } from './parts';
import { CANNOT_RUN, describeDefect, runCli } from './run-cli';
import { realWorld, type World } from './world';

/** Never resolves: the process ends with the exit code. `argv` begins with the command: `['scenario', '--all']`. */
export async function main(argv: readonly string[], parts: Parts, world: World = realWorld()): Promise<void> {
  // What ends by itself, with nothing left to wait for, has not come to a verdict.
  process.exitCode = CANNOT_RUN;
  const interruption = watchInterruptions({
    process,
    say: (line) => process.stderr.write(`${line}\n`),
    exit: (code) => process.exit(code),
    watchParent,
  });
  process.stdout.on('error', () => interruption.interrupt(new Interrupted(READER_GONE, null)));
  process.stderr.on('error', () => undefined);
  // What nobody caught must not keep a stack from being closed. After an interruption, work is cut under its own feet.
  const defect = (thrown: unknown): void => {
    if (!interruption.signal.aborted)
      interruption.interrupt(new Interrupted(CANNOT_RUN, describeDefect(thrown, parts)));
  };
  process.on('uncaughtException', defect);
  process.on('unhandledRejection', defect);

  const exitCode = await runCli(argv, parts, world, interruption.signal);
  await written(process.stdout);
  const { reason } = interruption.signal as { readonly reason: unknown };
  process.exit(reason instanceof Interrupted ? reason.exitCode : exitCode);
}

/** A pipe may take what was written later than the process ends. */
function written(stream: NodeJS.WriteStream): Promise<void> {
  return new Promise((resolve) => {
    stream.write('', () => resolve());
  });
}
