// The list of a folder's files with their sizes and modes: tells a whole copy from a damaged one.

import { lstatSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

const MANIFEST = 'manifest.json';

/** Path in the folder → size in bytes and mode; a link has the length of its text. */
type Manifest = Readonly<Record<string, string>>;

export function writeManifest(folder: string): void {
  writeFileSync(join(folder, MANIFEST), JSON.stringify(list(folder)));
}

/** False too where there is no such folder. */
export function matchesManifest(folder: string): boolean {
  try {
    const manifest = readManifest(folder);
    return Object.entries(manifest).every(([path, file]) => describe(join(folder, path)) === file);
  } catch {
    return false;
  }
}

function readManifest(folder: string): Manifest {
  return z.record(z.string(), z.string()).parse(JSON.parse(readFileSync(join(folder, MANIFEST), 'utf8')));
}

function list(folder: string): Manifest {
  const files = readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => !entry.isDirectory())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .filter((path) => path !== MANIFEST);
  return Object.fromEntries(files.map((path) => [path, describe(join(folder, path))]));
}

function describe(path: string): string {
  const { size, mode } = lstatSync(path);
  return `${String(size)} ${mode.toString(8)}`;
}
