// Where things are kept that are made once: for root a place that `nobody` can reach, for others their own cache folder.

import { accessSync, chmodSync, constants, mkdirSync, statSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { makeFolders } from './make-folders.cjs';
import { messageOf, UserError } from './user-error';

export interface CacheSurroundings {
  readonly env?: Readonly<Record<string, string | undefined>> | undefined;
  readonly platform?: NodeJS.Platform | undefined;
  /** 0 for root; undefined where the platform has no such thing. */
  readonly uid?: number | undefined;
  readonly home?: string | undefined;
}

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

export function cacheDirectoryPath(surroundings: CacheSurroundings = {}): string {
  const {
    env = process.env,
    platform = process.platform,
    uid = process.getuid?.(),
    home = homedir(),
  } = surroundings;
  const chosen = env['CHAOS401_CACHE_DIR'];
  if (chosen !== undefined && chosen !== '') return resolve(chosen);
  if (uid === 0 && platform !== 'darwin') return '/var/cache/chaos-401';
  const own = env['XDG_CACHE_HOME'];
  if (own?.startsWith('/') === true) return join(own, 'chaos-401');
  return platform === 'darwin'
    ? join(home, 'Library', 'Caches', 'chaos-401')
    : join(home, '.cache', 'chaos-401');
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
