// Where a shell would find a program.

import { accessSync, constants, statSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** `path` is a PATH. Null where none of its folders holds such a program that may be run. */
export function findInPath(program: string, path = ''): string | null {
  const candidates = path.split(delimiter).map((folder) => join(folder, program));
  return candidates.find(isExecutable) ?? null;
}

/** A file that may be run, by us. */
export function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}
