// What was not reproduced when it was last run, remembered beside the bundle's cache.

import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Result } from '../contract/result';
import { cacheFolders, writeAtomically } from '../launch/cache-folders.cjs';

/** Ids, or null where no run is remembered. */
export function lastFailed(root: string): string[] | null {
  for (const folder of cacheFolders(root)) {
    const ids = read(join(folder, fileName(root)));
    if (ids !== null) return ids;
  }
  return null;
}

/** What was run replaces what was known of it; what was not run stays as it was. Where nothing can be written, nothing is remembered. */
export function rememberFailures(root: string, results: readonly Pick<Result, 'id' | 'verdict'>[]): void {
  const run = new Set(results.map(({ id }) => id));
  const failed = results.filter(({ verdict }) => verdict !== 'reproduced').map(({ id }) => id);
  const ids = [...new Set([...(lastFailed(root) ?? []).filter((id) => !run.has(id)), ...failed])];
  for (const folder of cacheFolders(root)) {
    try {
      writeAtomically(folder, fileName(root), JSON.stringify(ids));
      return;
    } catch {
      // The next folder may do.
    }
  }
}

/** The user's own cache folder may serve several projects. */
function fileName(root: string): string {
  return `last-failed-${createHash('sha256').update(root).digest('hex').slice(0, 8)}.json`;
}

function read(file: string): string[] | null {
  try {
    const ids: unknown = JSON.parse(readFileSync(file, 'utf8'));
    return Array.isArray(ids) ? ids.filter((id) => typeof id === 'string') : null;
  } catch {
    return null;
  }
}
