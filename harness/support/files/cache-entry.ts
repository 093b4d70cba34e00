// Puts a finished folder into the cache in one step: nobody ever sees half of it.

import { mkdirSync, renameSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { RunDirectory } from './run-directory';

/**
 * Calls `build` with an empty folder beside the entry, then gives that the entry's name.
 * `isWhole` tells whether another process has meanwhile made the same, which is then kept.
 */
export async function buildEntry(
  entry: string,
  run: Pick<RunDirectory, 'scratch'>,
  isWhole: (entry: string) => boolean,
  build: (folder: string) => Promise<void> | void,
): Promise<void> {
  const site = run.scratch(dirname(entry));
  try {
    const folder = join(site.path, 'content');
    mkdirSync(folder);
    await build(folder);
    putInPlace(folder, entry, join(site.path, 'replaced'), isWhole);
  } finally {
    await site.remove();
  }
}

function putInPlace(folder: string, entry: string, aside: string, isWhole: (entry: string) => boolean): void {
  for (let attempt = 1; !isWhole(entry); attempt++) {
    try {
      // Fails where somebody's entry already stands, whole or damaged.
      renameSync(folder, entry);
      return;
    } catch (thrown) {
      if (attempt === 3) throw thrown;
      moveAside(entry, `${aside}-${String(attempt)}`);
    }
  }
}

function moveAside(entry: string, aside: string): void {
  try {
    renameSync(entry, aside);
  } catch (thrown) {
    if (!(thrown instanceof Error && 'code' in thrown && thrown.code === 'ENOENT')) throw thrown;
  }
}
