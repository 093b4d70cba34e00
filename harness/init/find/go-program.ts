// The program of a Go repository: built, where its binary is there.

import type { Repository } from '../repository';

export interface GoProgram {
  readonly argv: readonly string[];
  /** The source that holds its `main`. */
  readonly main: string;
  readonly isBuilt: boolean;
}

export function findGoProgram({ files, has, read }: Repository): GoProgram | null {
  if (!has('go.mod')) return null;
  const main = files.find((path) => /^cmd\/[^/]+\/main\.go$/.test(path)) ?? 'main.go';
  const folder = main.includes('/') ? main.slice(0, main.lastIndexOf('/')) : null;
  const name = folder?.slice(folder.lastIndexOf('/') + 1) ?? moduleName(read('go.mod'));
  const built = [`bin/${name ?? ''}`, `build/${name ?? ''}`].find((path) => name !== null && has(path));
  return built === undefined
    ? { argv: ['go', 'run', folder === null ? '.' : `./${folder}`], main, isBuilt: false }
    : { argv: [built], main, isBuilt: true };
}

/** The last part of its path that is no version: `shop` of `example.org/shop/v2`. */
export function moduleName(goMod: string | null): string | null {
  const path = /^module (\S+)/m.exec(goMod ?? '')?.[1] ?? '';
  const parts = path.split('/').filter((part) => part !== '' && !/^v\d+$/.test(part));
  return parts.at(-1) ?? null;
}
