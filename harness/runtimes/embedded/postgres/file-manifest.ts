// The list of a folder's contents with their sizes and modes: tells a whole copy from a damaged one.

import { lstatSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const MANIFEST = 'manifest.json';

/**
 * Writes the list into the folder. Of files that `inBulk` tells by their paths, only the folders are listed: that none was added or
 * removed is seen there, and looking at each of 900 small files would cost every start some milliseconds.
 */
export function writeManifest(folder: string, inBulk: (path: string) => boolean): void {
  const paths = readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.name !== MANIFEST)
    .map((entry) => ({
      isFile: !entry.isDirectory(),
      path: join(entry.parentPath, entry.name).slice(folder.length + 1),
    }))
    .filter(({ isFile, path }) => !isFile || !inBulk(path))
    .map(({ path }) => path);
  const manifest = Object.fromEntries(paths.map((path) => [path, describe(join(folder, path))]));
  writeFileSync(join(folder, MANIFEST), JSON.stringify(manifest));
}

/** False too where there is no such folder. */
export function matchesManifest(folder: string): boolean {
  try {
    const manifest: unknown = JSON.parse(readFileSync(join(folder, MANIFEST), 'utf8'));
    if (typeof manifest !== 'object' || manifest === null) return false;
    return Object.entries(manifest).every(([path, entry]) => describe(join(folder, path)) === entry);
  } catch {
    return false;
  }
}

/** A folder's time of change in whole seconds: archives keep no more. A link has the length of its text. */
function describe(path: string): string {
  const stat = lstatSync(path);
  const what = stat.isDirectory()
    ? `changed ${String(Math.floor(stat.mtimeMs / 1000))}`
    : `size ${String(stat.size)}`;
  return `${what} mode ${stat.mode.toString(8)}`;
}
