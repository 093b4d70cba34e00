// Finds the program of a command before it is started: what a shell or the kernel would say of a missing one helps nobody.

import { statSync } from 'node:fs';
import { resolve } from 'node:path';
import { findInPath, isExecutable } from '../../../support/process/find-in-path';
import { UserError } from '../../../support/user-error';

export interface ProgramSought {
  readonly argv: readonly string[];
  readonly directory: string;
  /** Of the process that is to be started. */
  readonly environment: Readonly<Record<string, string>>;
  /** Where the command stands in the configuration. */
  readonly key: string;
}

/** Its absolute path. Throws a `UserError` that names the key. */
export function findProgram({ argv, directory, environment, key }: ProgramSought): string {
  const [program = ''] = argv;
  if (!(statSync(directory, { throwIfNoEntry: false })?.isDirectory() ?? false))
    throw refusal('there is no such directory', directory, `Mend ${key.replace(/command$/, 'directory')}`);
  const named = program.includes('/') ? resolve(directory, program) : null;
  const found =
    named === null ? findInPath(program, environment['PATH']) : isExecutable(named) ? named : null;
  if (found !== null) return found;
  throw refusal(
    'there is no such program that may be run',
    named ?? `"${program}" in PATH`,
    `Mend ${key}, or install or build it first`,
  );
}

function refusal(why: string, value: string, remedy: string): UserError {
  return new UserError({ to: 'start the target', why, value, remedy });
}
