// An initialised cluster with the schema in it, made once for each PostgreSQL version and schema.

import { createHash, randomBytes } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildEntry } from '../../../support/files/cache-entry';
import { leaseEntry } from '../../../support/files/cache-lease';
import type { RunDirectory } from '../../../support/files/run-directory';
import { buildCluster, type SchemaSource } from './build-cluster';
import { packCluster, readPack } from './cluster-pack';
import { PG_HBA_CONF, POSTGRESQL_CONF } from './cluster-settings';
import type { PostgresBinaries } from './postgres-binaries';
import { serverUser, type ServerUser } from './server-user';
import { withWholeBinaries } from './with-whole-binaries';

export interface ClusterTemplate {
  readonly binaries: PostgresBinaries;
  /** Of `cluster-pack.ts`. */
  readonly pack: Buffer;
  /** Known to whoever may read the cache entry, and replaced in each cluster that starts from the template. */
  readonly initialPassword: string;
}

export interface ClusterTemplateOptions {
  readonly schema: SchemaSource;
  readonly binaries: PostgresBinaries;
  readonly cache: string;
  readonly run: RunDirectory;
  readonly user?: ServerUser | undefined;
}

/** A change of how clusters are built makes templates built before useless. */
const RECIPE = 2;

export async function clusterTemplate(options: ClusterTemplateOptions): Promise<ClusterTemplate> {
  const { binaries, cache, run, schema, user = serverUser() } = options;
  const entry = join(cache, `cluster-${binaries.packageVersion}-${keyOf(options)}`);
  leaseEntry(entry);
  const cached = readEntry(entry);
  if (cached !== null) return { binaries, ...cached };

  await buildEntry(
    entry,
    run,
    (path) => readEntry(path) !== null,
    async (folder) => {
      const password = randomBytes(24).toString('base64url');
      await withWholeBinaries(binaries, () =>
        buildCluster({ binaries, run, schema, user, password }, (dataDirectory) =>
          packCluster(dataDirectory, join(folder, 'pack')),
        ),
      );
      writeFileSync(join(folder, 'password'), password, { mode: 0o600 });
    },
  );
  const built = readEntry(entry);
  if (built === null) throw new Error(`The cache entry was removed while it was made: ${entry}`);
  return { binaries, ...built };
}

function keyOf({ schema, binaries }: ClusterTemplateOptions): string {
  return createHash('sha256')
    .update(JSON.stringify([RECIPE, binaries.packageVersion, POSTGRESQL_CONF, PG_HBA_CONF, schema.key]))
    .digest('hex')
    .slice(0, 16);
}

function readEntry(entry: string): Pick<ClusterTemplate, 'pack' | 'initialPassword'> | null {
  const pack = readPack(join(entry, 'pack'));
  if (pack === null) return null;
  try {
    const initialPassword = readFileSync(join(entry, 'password'), 'utf8');
    return initialPassword.length === 32 ? { pack, initialPassword } : null;
  } catch {
    return null;
  }
}
