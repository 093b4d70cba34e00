// PostgreSQL's programs and libraries, copied once to the cache with the links that npm cannot carry.

import { basename, join } from 'node:path';
import { buildEntry } from '../../../support/files/cache-entry';
import { leaseEntry } from '../../../support/files/cache-lease';
import type { RunDirectory } from '../../../support/files/run-directory';
import { sameTree } from '../../../support/files/same-tree';
import { copyNative, isData } from './copy-native';
import { matchesManifest, writeManifest } from './file-manifest';
import { findPlatformPackage, type Platform } from './platform-package';

export interface PostgresBinaries {
  /** The package's, `18.4.0-beta.17`: what a cached cluster depends on. */
  readonly packageVersion: string;
  readonly postgres: string;
  readonly initdb: string;
  /** Makes the copy anew where it is not the package's to the byte; false where it is. Takes about 0.2 s. */
  readonly repair: () => Promise<boolean>;
}

export interface PostgresBinariesOptions {
  readonly cache: string;
  readonly run: Pick<RunDirectory, 'scratch'>;
  /** A folder in or below the one whose `node_modules` has the package. */
  readonly resolveFrom?: string | undefined;
  readonly platform?: Platform | undefined;
}

/** Throws a `UserError` on a platform without binaries. A damaged copy is made again. */
export async function postgresBinaries(options: PostgresBinariesOptions): Promise<PostgresBinaries> {
  const source = findPlatformPackage(options.resolveFrom, options.platform);
  const entry = join(options.cache, `postgres-${source.version}-${basename(source.name)}`);
  leaseEntry(entry);
  const build = (folder: string): void => {
    copyNative(source.native, folder);
    // To look at each of the small files would cost every start some milliseconds.
    writeManifest(folder, isData);
  };
  if (!matchesManifest(entry)) await buildEntry(entry, options.run, matchesManifest, build);
  return {
    packageVersion: source.version,
    postgres: join(entry, 'bin', 'postgres'),
    initdb: join(entry, 'bin', 'initdb'),
    repair: () => rebuildUnlessSame(entry, options.run, build),
  };
}

async function rebuildUnlessSame(
  entry: string,
  run: PostgresBinariesOptions['run'],
  build: (folder: string) => void,
): Promise<boolean> {
  let fresh = '';
  let same = true;
  await buildEntry(
    entry,
    run,
    (path) => (same = sameTree(fresh, path)),
    (folder) => build((fresh = folder)),
  );
  return !same;
}
