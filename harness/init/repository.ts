// A team's repository as `init` reads it: its files by their paths, never more of them than a person would look at.

import { readdirSync, readFileSync, statSync, type Dirent } from 'node:fs';
import { basename, join } from 'node:path';
import { messageOf, UserError } from '../support/user-error';
import { parsePackage, type PackageJson } from './package-json';

export interface Source {
  readonly path: string;
  readonly text: string;
}

export interface Repository {
  readonly name: string;
  /** Paths from its root, with slashes, in alphabetical order. */
  readonly files: readonly string[];
  readonly has: (path: string) => boolean;
  /** Null where there is no such file, or it is no text of a usual size. */
  readonly read: (path: string) => string | null;
  /** Program texts, without tests. */
  readonly sources: readonly Source[];
  readonly packageJson: PackageJson | null;
}

const NOT_READ =
  /^(node_modules|dist|build|out|target|vendor|coverage|__pycache__|venv|tests?|__tests__|e2e|\..+)$/;
const PROGRAM = /(?<!\.(test|spec|d))\.(ts|mts|cts|js|mjs|cjs|go|py)$/;
const MOST_FILES = 5000;
const MOST_DEPTH = 8;
const MOST_BYTES = 500_000;

/** What may not be read below it counts as not there. Throws a `UserError` where it is no directory that can be read itself. */
export function readRepository(directory: string): Repository {
  const files = filesBelow(directory);
  const texts = new Map<string, string | null>();
  const read = (path: string): string | null => {
    if (!texts.has(path)) texts.set(path, readText(join(directory, path)));
    return texts.get(path) ?? null;
  };
  const sources = files
    .filter((path) => PROGRAM.test(path) && !/_test\.(go|py)$|(^|\/)test_[^/]*\.py$/.test(path))
    .map((path) => ({ path, text: read(path) ?? '' }));
  return {
    name: basename(directory),
    files,
    has: (path) => orNull(() => statSync(join(directory, path))) !== null,
    read,
    sources,
    packageJson: parsePackage(read('package.json')),
  };
}

function filesBelow(directory: string): string[] {
  const files: string[] = [];
  const entries = (folder: string): readonly Dirent[] =>
    folder === '' ? entriesOf(directory) : (orNull(() => entriesOf(join(directory, folder))) ?? []);
  const visit = (folder: string, depth: number): void => {
    for (const entry of entries(folder)) {
      const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
      if (files.length >= MOST_FILES) return;
      if (entry.isFile()) files.push(path);
      else if (entry.isDirectory() && depth < MOST_DEPTH && !NOT_READ.test(entry.name))
        visit(path, depth + 1);
    }
  };
  try {
    visit('', 0);
  } catch (thrown) {
    const { code } = thrown as NodeJS.ErrnoException;
    throw new UserError({
      to: 'look at the repository',
      why: WHY[code ?? ''] ?? messageOf(thrown),
      value: directory,
      remedy: 'Name the directory that the backend is in',
      cause: thrown,
    });
  }
  return files.sort();
}

const WHY: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such directory',
  ENOTDIR: 'it is no directory',
  EACCES: 'it may not be read',
};

function entriesOf(folder: string): Dirent[] {
  return readdirSync(folder, { withFileTypes: true });
}

function readText(file: string): string | null {
  return orNull(() => {
    const stat = statSync(file);
    return stat.isFile() && stat.size <= MOST_BYTES ? withoutMark(readFileSync(file, 'utf8')) : null;
  });
}

/** A byte order mark is no part of a text (RFC 3629 §6). */
function withoutMark(text: string): string {
  return text.startsWith('\uFEFF') ? text.slice(1) : text;
}

/** Null where it is not there, or may not be read. */
function orNull<T>(read: () => T): T | null {
  try {
    return read();
  } catch {
    return null;
  }
}
