// Finds the program of a command before it is started: what a shell or the kernel would say of a missing one helps nobody.

import { accessSync, constants, statSync } from 'node:fs';
import { delimiter, join, resolve } from 'node:path';
import { UserError } from '../../support/user-error';

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
  const candidates = program.includes('/')
    ? [resolve(directory, program)]
    : (environment['PATH'] ?? '').split(delimiter).map((folder) => join(folder, program));
  const found = candidates.find(isExecutable);
  if (found !== undefined) return found;
  const where = program.includes('/') ? candidates[0] : `"${program}" in PATH`;
  throw refusal(
    'there is no such program that may be run',
    where,
    `Mend ${key}, or install or build it first`,
  );
}

function refusal(why: string, value: string | undefined, remedy: string): UserError {
  return new UserError({ to: 'start the target', why, value, remedy });
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}
