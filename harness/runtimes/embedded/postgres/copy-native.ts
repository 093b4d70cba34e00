// Copies what a server needs of a package's `native` folder, readable for everybody, and makes the links between its libraries.

import {
  chmodSync,
  constants,
  copyFileSync,
  existsSync,
  linkSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  rmSync,
  statSync,
  symlinkSync,
} from 'node:fs';
import { basename, dirname, join, relative } from 'node:path';
import * as z from 'zod';

const NOT_NEEDED = [/^lib\/pkgconfig$/, /\.a$/, /^bin\/(?!postgres$|initdb$)/, /^pg-symlinks\.json$/];

/** `target` exists and is empty. The result is the same whether or not the package's install script has run. */
export function copyNative(native: string, target: string): void {
  chmodSync(target, 0o755);
  copyFolder(native, target, '');
  for (const link of readLinks(native)) {
    const path = join(target, link.target);
    if (!existsSync(join(target, link.source))) continue;
    rmSync(path, { force: true });
    symlinkSync(relative(dirname(path), join(target, link.source)), path);
  }
}

function copyFolder(native: string, target: string, folder: string): void {
  for (const entry of readdirSync(join(native, folder), { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (NOT_NEEDED.some((pattern) => pattern.test(path))) continue;
    const copy = join(target, path);
    if (entry.isDirectory()) {
      mkdirSync(copy);
      chmodSync(copy, 0o755);
      copyFolder(native, target, path);
    } else if (entry.isFile()) {
      // The server may run as nobody, and npm may have run under a umask that locks everybody else out.
      const mode = isProgram(path) ? 0o755 : 0o644;
      if (!isData(path) || !share(join(native, path), copy, mode)) copyFile(join(native, path), copy, mode);
    }
  }
}

function copyFile(file: string, copy: string, mode: number): void {
  copyFileSync(file, copy, constants.COPYFILE_FICLONE);
  chmodSync(copy, mode);
}

/** Time zones, extensions, dictionaries: nine hundred small files that are only read. `path` starts from the `native` folder. */
export function isData(path: string): boolean {
  return /^share\/postgresql\/.+\//.test(path);
}

/**
 * Gives a file a second name: to make each of many anew may take a millisecond. False where somebody else could change the one through
 * the other, and where the two lie in different file systems.
 */
function share(file: string, name: string, mode: number): boolean {
  const stat = statSync(file);
  if (stat.uid !== process.geteuid?.() || (stat.mode & 0o777) !== mode) return false;
  try {
    linkSync(file, name);
    return true;
  } catch {
    return false;
  }
}

/** Paths relative to the `native` folder. */
function readLinks(native: string): readonly { readonly source: string; readonly target: string }[] {
  const file = join(native, 'pg-symlinks.json');
  if (!existsSync(file)) return [];
  const relativeToNative = z.string().transform((path) => relative(basename(native), path));
  return z
    .array(z.object({ source: relativeToNative, target: relativeToNative }))
    .parse(JSON.parse(readFileSync(file, 'utf8')));
}

function isProgram(path: string): boolean {
  return dirname(path) === 'bin' || /\.(so|dylib)\b/.test(path);
}
