// Empties the cache: only what this project put there, and nothing that a living process uses.

import { existsSync, readdirSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { isLeased } from './cache-lease';
import { hasLivingOwner, makeOwnedDirectory, OWNED_PREFIX, ownedDirectoryPath } from './owned-directory';
import { removeTree } from './remove-tree';

export interface ClearedCache {
  /** Names of the entries that are gone. */
  readonly removed: readonly string[];
  /** Names of those that a running process holds. */
  readonly inUse: readonly string[];
}

/** What may stand in the cache directory: `postgres-18.4.0-beta.17-linux-x64`, `cluster-18.4.0-beta.17-0123456789abcdef`, … */
const ENTRY = /^(postgres|cluster)-[\w.-]+$/;

export async function clearCache(cache: string): Promise<ClearedCache> {
  if (!existsSync(cache)) return { removed: [], inUse: [] };
  const names = readdirSync(cache);
  const trash = ownedDirectoryPath(cache);
  makeOwnedDirectory(trash);
  const entries = names.filter((name) => ENTRY.test(name));
  const removed = entries.filter((name) => moveToTrash(cache, trash, name));
  await removeTree(trash);
  for (const name of names.filter((name) => name.startsWith(OWNED_PREFIX)))
    if (!hasLivingOwner(join(cache, name))) await removeTree(join(cache, name));
  return {
    removed,
    inUse: entries.filter((name) => !removed.includes(name) && existsSync(join(cache, name))),
  };
}

/** False where it is in use, or somebody else was faster. */
function moveToTrash(cache: string, trash: string, name: string): boolean {
  const entry = join(cache, name);
  if (isLeased(entry)) return false;
  try {
    renameSync(entry, join(trash, name));
    // Somebody may have begun to use it after we looked: a lease is written before the entry is.
    if (!isLeased(entry) || existsSync(entry)) return true;
    renameSync(join(trash, name), entry);
    return false;
  } catch {
    return false;
  }
}
