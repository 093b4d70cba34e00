// The one directory of a run, in memory where that is possible; gone with the run, however it ends.

import { accessSync, constants, existsSync, statfsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { childrenFile, makeOwnedDirectory, ownedDirectoryPath } from './owned-directory';
import { removeTree } from './remove-tree';
import { messageOf, UserError } from '../user-error';
import { startWatchdog, type Watchdog } from '../process/watchdog';

export interface RunDirectory {
  readonly path: string;
  readonly inMemory: boolean;
  readonly watchdog: Watchdog;
  /** Another directory of the run elsewhere, such as a building site beside a cache entry; `remove` it when done. */
  scratch(parent: string): { readonly path: string; remove(): Promise<void> };
  /** Removes the directory and what is left of the processes that the watchdog was told of. */
  close(): Promise<void>;
}

export interface RunDirectoryOptions {
  /** A folder that may be a tmpfs. */
  readonly memory?: string | undefined;
  /** Used where memory will not do. */
  readonly temp?: string | undefined;
  /** Bytes that the run may need: less free than that, and memory will not do. */
  readonly needBytes?: number | undefined;
  /** Told, in one line, why the run is slower than it might be. */
  readonly note?: ((line: string) => void) | undefined;
}

const MIB = 1024 * 1024;

/** Linux's magic numbers of tmpfs and ramfs, statfs(2). */
const MEMORY_FILESYSTEMS: readonly number[] = [0x01021994, 0x858458f6];

export function openRunDirectory(options: RunDirectoryOptions = {}): RunDirectory {
  const { memory = '/dev/shm', temp = tmpdir(), needBytes = 160 * MIB, note = () => undefined } = options;
  const obstacle = obstacleTo(memory, needBytes);
  // A platform without such a folder has nothing that could be mended.
  if (obstacle !== null && obstacle !== 'absent')
    note(`Working in ${temp}, not in memory: ${memory} ${obstacle}`);

  const watchdog = startWatchdog();
  let closed = false;
  const make = (parent: string): string => {
    // The watchdog hears nothing more.
    if (closed) throw new Error('The run is closed.');
    const path = ownedDirectoryPath(parent);
    watchdog.path(path);
    makeOwnedDirectory(path);
    return path;
  };
  const path = makeOrExplain(make, obstacle === null ? memory : temp);
  watchdog.record(childrenFile(path));
  return {
    path,
    inMemory: obstacle === null,
    watchdog,
    scratch(parent) {
      const made = make(parent);
      return { path: made, remove: () => removeTree(made) };
    },
    async close() {
      closed = true;
      await watchdog.close();
      // The watchdog has done it, unless somebody killed it.
      if (existsSync(path)) await removeTree(path);
    },
  };
}

function makeOrExplain(make: (parent: string) => string, parent: string): string {
  try {
    return make(parent);
  } catch (thrown) {
    throw new UserError({
      to: 'make the directory of this run',
      why: messageOf(thrown),
      value: parent,
      remedy: 'Make it writable, or name another folder in TMPDIR',
      cause: thrown,
    });
  }
}

function obstacleTo(memory: string, needBytes: number): string | null {
  try {
    const { type, bavail, bsize, ffree } = statfsSync(memory);
    if (!MEMORY_FILESYSTEMS.includes(type)) return 'is no tmpfs';
    accessSync(memory, constants.W_OK | constants.X_OK);
    // A tmpfs may be mounted without a limit on inodes, and then says 0.
    if (bavail * bsize < needBytes)
      return `has ${String(Math.floor((bavail * bsize) / MIB))} MiB free, ${String(Math.ceil(needBytes / MIB))} are needed`;
    return ffree === 0 || ffree >= 5000 ? null : `has only ${String(ffree)} inodes free`;
  } catch (thrown) {
    return isMissing(thrown) ? 'absent' : 'cannot be written';
  }
}

function isMissing(thrown: unknown): boolean {
  return thrown instanceof Error && 'code' in thrown && thrown.code === 'ENOENT';
}
