// Where things are kept that are made once: for root a place that `nobody` can reach, for others their own cache folder.

import { accessSync, chmodSync, constants, mkdirSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { cacheDirectoryPath } from './cache-path.cjs';
import { makeFolders } from './make-folders.cjs';
import { messageOf, UserError } from '../user-error';

export { cacheDirectoryPath };

export type CacheSurroundings = NonNullable<Parameters<typeof cacheDirectoryPath>[0]>;

/** Makes it where it is missing. Throws a `UserError` where it cannot be written, or nobody could reach it. */
export function cacheDirectory(surroundings: CacheSurroundings = {}): string {
  const { uid = process.getuid?.() } = surroundings;
  const path = cacheDirectoryPath(surroundings);
  try {
    makeFolders(dirname(path));
    // As root, PostgreSQL runs as nobody, from here.
    makeWithMode(path, uid === 0 ? 0o755 : 0o700);
    accessSync(path, constants.W_OK | constants.X_OK);
  } catch (thrown) {
    throw new UserError({
      to: 'use the cache directory',
      why: messageOf(thrown),
      value: path,
      remedy: 'Make it writable, or name another folder in CHAOS401_CACHE_DIR',
      cause: thrown,
    });
  }
  if (uid === 0) assertReachable(path);
  return path;
}

/** A umask may have taken bits away; the mode of a folder that was there before is its owner's choice. */
function makeWithMode(path: string, mode: number): void {
  try {
    mkdirSync(path, { mode });
  } catch (thrown) {
    if (statSync(path, { throwIfNoEntry: false })?.isDirectory() === true) return;
    throw thrown;
  }
  chmodSync(path, mode);
}

function assertReachable(path: string): void {
  for (let folder = path; ; folder = dirname(folder)) {
    if ((statSync(folder).mode & 0o001) === 0)
      throw new UserError({
        to: 'use the cache directory',
        why: `PostgreSQL does not run as root, and nobody else can pass through ${folder}`,
        value: path,
        remedy: `Run "chmod o+x ${folder}", or name another folder in CHAOS401_CACHE_DIR`,
      });
    if (folder === dirname(folder)) return;
  }
}
