// A team's repository as `init` reads it: its files by their paths, never more of them than a person would look at.

import { readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';

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

export interface PackageJson {
  readonly name?: string;
  readonly main?: string;
  readonly scripts: Readonly<Record<string, string>>;
  /** Names of all that it depends upon. */
  readonly packages: readonly string[];
}

const NOT_READ =
  /^(node_modules|dist|build|out|target|vendor|coverage|__pycache__|venv|tests?|__tests__|e2e|\..+)$/;
const PROGRAM = /(?<!\.(test|spec|d))\.(ts|mts|cts|js|mjs|cjs|go|py)$/;
const MOST_FILES = 5000;
const MOST_DEPTH = 8;
const MOST_BYTES = 500_000;

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
    has: (path) => statSync(join(directory, path), { throwIfNoEntry: false }) !== undefined,
    read,
    sources,
    packageJson: parsePackage(read('package.json')),
  };
}

function filesBelow(directory: string): string[] {
  const files: string[] = [];
  const visit = (folder: string, depth: number): void => {
    for (const entry of readdirSync(join(directory, folder), { withFileTypes: true })) {
      const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
      if (files.length >= MOST_FILES) return;
      if (entry.isFile()) files.push(path);
      else if (entry.isDirectory() && depth < MOST_DEPTH && !NOT_READ.test(entry.name))
        visit(path, depth + 1);
    }
  };
  visit('', 0);
  return files.sort();
}

function readText(file: string): string | null {
  const stat = statSync(file, { throwIfNoEntry: false });
  return stat?.isFile() === true && stat.size <= MOST_BYTES ? readFileSync(file, 'utf8') : null;
}

function parsePackage(text: string | null): PackageJson | null {
  if (text === null) return null;
  try {
    const { name, main, scripts, dependencies, devDependencies } = JSON.parse(text) as {
      readonly name?: string;
      readonly main?: string;
      readonly scripts?: Readonly<Record<string, string>>;
      readonly dependencies?: Readonly<Record<string, string>>;
      readonly devDependencies?: Readonly<Record<string, string>>;
    };
    return {
      ...(name === undefined ? {} : { name }),
      ...(main === undefined ? {} : { main }),
      scripts: scripts ?? {},
      packages: Object.keys({ ...dependencies, ...devDependencies }),
    };
  } catch {
    return null;
  }
}
