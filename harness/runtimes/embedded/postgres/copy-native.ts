// Copies what a server needs of a package's `native` folder, readable for everybody, and makes the links between its libraries.

import {
  chmodSync,
  constants,
  copyFileSync,
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  rmSync,
  symlinkSync,
} from 'node:fs';
import { basename, dirname, join, relative } from 'node:path';
import { z } from 'zod';

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
      copyFileSync(join(native, path), copy, constants.COPYFILE_FICLONE);
      // The server may run as nobody, and npm may have run under a umask that locks everybody else out.
      chmodSync(copy, isProgram(path) ? 0o755 : 0o644);
    }
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
