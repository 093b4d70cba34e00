// Which sources of a target are bundled, what the bundle of each is called, and where it is kept.

import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';

import type { TargetDefinition } from '../../contract/target';
import { cacheFolders } from '../../launch/cache-folders.cjs';

export interface BundlePlace {
  /** The directory whose packages the source uses. */
  readonly root: string;
  /** The source, from there. */
  readonly entry: string;
  /** How the names of all its files begin. */
  readonly name: string;
  /** In order of preference; a file may be in any of them. */
  readonly folders: readonly string[];
}

/** From the target's root. */
export function targetSources({ process, aggressiveCleanup: job }: TargetDefinition): readonly string[] {
  const programs = [process.program, ...(job === undefined ? [] : [job.program])];
  return programs.flatMap((program) => (program.kind === 'bundle' ? [program.file] : []));
}

/** `source`: from the target's root. */
export function bundlePlace(target: TargetDefinition, source: string): BundlePlace {
  const file = join(target.root, source);
  const root = packageRoot(target.root);
  return {
    root,
    entry: relative(root, file),
    name: `target-${createHash('sha256').update(file).digest('hex').slice(0, 8)}`,
    folders: cacheFolders(packageRoot(__dirname)),
  };
}

/** The nearest directory above with a `package.json`: its packages are the ones that the sources use. */
function packageRoot(directory: string): string {
  for (let root = directory; ; root = dirname(root)) {
    if (existsSync(join(root, 'package.json'))) return root;
    if (root === dirname(root)) return directory;
  }
}
