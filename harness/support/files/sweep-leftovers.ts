// Removes what runs before this one left behind where even their watchdog was killed.

import { lstatSync, readFileSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { childrenFile, hasLivingOwner, isOwnedDirectoryName } from './owned-directory';
import { isAlive, readIdentity, type ProcessIdentity } from '../process/process-identity';
import { removeTree } from './remove-tree';
import { whenGone } from '../process/when-gone';

export interface SweepOptions {
  /** The folders in which runs make their directories; the cache directory is one. */
  readonly folders?: readonly string[] | undefined;
  readonly uid?: number | undefined;
  /** Called for each directory that is about to be removed, once its run's processes have ended. */
  readonly beforeRemoval?: ((path: string) => Promise<void>) | undefined;
}

/** The paths that were removed. Never one whose owner lives, and never another user's. */
export async function sweepLeftovers(options: SweepOptions = {}): Promise<readonly string[]> {
  const { folders = ['/dev/shm', tmpdir()], uid = process.getuid?.(), beforeRemoval } = options;
  const leftovers = [...new Set(folders)]
    .flatMap((folder) => namesIn(folder).map((name) => join(folder, name)))
    .filter((path) => isOwnDirectory(path, uid) && !hasLivingOwner(path));
  for (const path of leftovers) {
    await endChildren(path);
    await beforeRemoval?.(path);
    await removeTree(path);
  }
  return leftovers;
}

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder).filter(isOwnedDirectoryName);
  } catch {
    return [];
  }
}

/** A link is nobody's directory: what it points to was not made by a run. */
function isOwnDirectory(path: string, uid: number | undefined): boolean {
  const stat = lstatSync(path, { throwIfNoEntry: false });
  return stat?.isDirectory() === true && (uid === undefined || stat.uid === uid);
}

interface Child {
  readonly signal: 'SIGQUIT' | 'SIGKILL';
  readonly identity: ProcessIdentity;
}

const PATIENCE_MS = 4000;

async function endChildren(path: string): Promise<void> {
  const children = readChildren(path).filter(({ identity }) => isAlive(identity));
  for (const { signal, identity } of children) signalGroup(identity.pid, signal);
  await whenGone(
    children.map(({ identity }) => identity),
    PATIENCE_MS,
  );
}

/** Lines of `<signal> <identity>`, as the watchdog's side writes them. A watched TERM is a KILL here: its grace is long over. */
function readChildren(path: string): readonly Child[] {
  try {
    return readFileSync(childrenFile(path), 'utf8')
      .split(/(?<=\n)/)
      .flatMap((line) => {
        const [signal = '', ...rest] = line.split(' ');
        const identity = readIdentity(rest.join(' '));
        return identity === null
          ? []
          : [{ signal: signal === 'QUIT' ? 'SIGQUIT' : 'SIGKILL', identity } as const];
      });
  } catch {
    return [];
  }
}

function signalGroup(pid: number, signal: Child['signal']): void {
  for (const target of [-pid, pid])
    try {
      process.kill(target, signal);
      return;
    } catch {
      // Not a group's leader, or gone.
    }
}
