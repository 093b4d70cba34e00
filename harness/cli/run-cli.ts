// argv → exit code: runs the command, and says what went wrong.

import { CommanderError } from 'commander';
import { shortageError } from '../support/shortage';
import { messageOf, UserError } from '../support/user-error';
import { hideGiven } from './hide-given';
import { Interrupted } from './interruption';
import type { Parts } from './parts';
import { buildProgram } from './program';
import type { World } from './world';

const WRONG_USAGE = 64;
export const CANNOT_RUN = 2;

/** Never rejects. Where `signal` is aborted with an `Interrupted`, its exit code is the result. */
export async function runCli(
  argv: readonly string[],
  parts: Parts,
  world: World,
  signal: AbortSignal,
): Promise<number> {
  let exitCode = 0;
  const program = buildProgram({ parts, world, signal, done: (code) => void (exitCode = code) });
  try {
    await program.parseAsync(argv, { from: 'user' });
    return exitCode;
  } catch (thrown) {
    return exitCodeOf(thrown, parts, world);
  }
}

function exitCodeOf(thrown: unknown, parts: Parts, { stderr }: World): number {
  // Commander has said it already, with the usage.
  if (thrown instanceof CommanderError) return thrown.exitCode === 0 ? 0 : WRONG_USAGE;
  if (thrown instanceof Interrupted) return thrown.exitCode;
  if (thrown instanceof UserError) {
    stderr.write(`${hideGiven(thrown.message)}\n`);
    return thrown.exitCode;
  }
  stderr.write(`${describeDefect(thrown, parts)}\n`);
  return CANNOT_RUN;
}

/** What no `UserError` says: what the machine has too little of; or a defect, with its stack and the places in the sources. */
export function describeDefect(thrown: unknown, { mapStack = same }: Pick<Parts, 'mapStack'>): string {
  const shortage = shortageError(thrown);
  if (shortage !== null) return shortage.message;
  const stack = thrown instanceof Error && !(thrown instanceof AggregateError) ? thrown.stack : undefined;
  return mapStack(stack ?? messageOf(thrown));
}

function same(stack: string): string {
  return stack;
}
