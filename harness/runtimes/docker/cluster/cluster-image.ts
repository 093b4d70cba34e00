// PostgreSQL's image with an initialised cluster and the target's schema in it: made once, so that no run has to wait for `initdb`.

import { createHash } from 'node:crypto';
import { join } from 'node:path';

import { INITDB_ARGUMENTS } from '../../common/cluster-settings';
import { randomSecret } from '../../common/random-secret';
import { removeOldImages } from '../container/remove-old-images';
import { runContainer } from '../container/run-container';
import { findImage } from '../engine/find-image';
import type { PreparedEngine } from '../engine/prepare-engine';
import { awaitServer } from './await-server';
import { loadTemplate } from './load-template';
import { SERVER_COMMAND } from './server-arguments';

export interface ClusterImageOptions {
  readonly engine: PreparedEngine;
  readonly schemaSql: string;
  /** Name of the target, whose older images go. */
  readonly target: string;
  readonly deadlineMs: number;
  /** Folder for a log. */
  readonly logs: string;
  readonly note: (line: string) => void;
}

export interface ClusterImage {
  /** By its id: the name may soon be another's, with another password. */
  readonly id: string;
  readonly name: string;
  /** Known to whoever may ask the engine, and replaced in each cluster that starts from the image. */
  readonly initialPassword: string;
}

/** Outside what the official image declares a volume, which would not become part of the image. */
const KEPT_DATA = '/var/lib/chaos-401/data';
export const PORT = 5432;
export const SUPERUSER = 'postgres';

/** A change of how it is made makes images that were made before useless. */
const RECIPE = 2;
const LABEL = 'chaos-401.cluster';
const PASSWORD_LABEL = 'chaos-401.initial-password';

const INITDB = INITDB_ARGUMENTS.join(' ');

/** Rejects with a `UserError`. */
export async function clusterImage(options: ClusterImageOptions): Promise<ClusterImage> {
  const { engine, schemaSql, target, note } = options;
  const base = engine.images.postgres;
  if (base === undefined) throw new Error('There is no image of PostgreSQL.');
  const key = createHash('sha256')
    .update(JSON.stringify([RECIPE, base.id, SERVER_COMMAND, INITDB, schemaSql]))
    .digest('hex');
  const repository = 'localhost/chaos-401-postgres';
  const tag = key.slice(0, 16);
  const name = `${repository}:${tag}`;
  const there = await find(engine, name);
  if (there !== null) return there;
  note(`Preparing ${name}`);
  await make(options, base.name, { repository, tag });
  await removeOldImages(`${LABEL}=${target}`, name);
  const made = await find(engine, name);
  if (made === null) throw new Error(`The engine made ${name} and does not know it.`);
  return made;
}

async function find({ endpoint }: PreparedEngine, name: string): Promise<ClusterImage | null> {
  const found = await findImage(endpoint, name);
  const initialPassword = found?.labels[PASSWORD_LABEL];
  return found === null || initialPassword === undefined ? null : { id: found.id, name, initialPassword };
}

async function make(
  { schemaSql, target, deadlineMs, logs }: ClusterImageOptions,
  image: string,
  { repository, tag }: { readonly repository: string; readonly tag: string },
): Promise<void> {
  const password = randomSecret();
  const name = `chaos401-${randomSecret().replace(/\W|_/g, '').slice(0, 12)}-template`;
  const container = await runContainer({
    title: 'PostgreSQL',
    image,
    name,
    network: 'bridge',
    logPath: join(logs, `${name}.log`),
    port: PORT,
    command: SERVER_COMMAND,
    environment: { PGDATA: KEPT_DATA, POSTGRES_PASSWORD: password, POSTGRES_INITDB_ARGS: INITDB },
    memory: DECLARED_VOLUME,
  });
  try {
    const address = { ...container.address, user: SUPERUSER, password };
    const admin = await awaitServer(container, address, { image, deadlineMs });
    await loadTemplate(admin, address, schemaSql);
    // Every database is some 300 files to copy at each start.
    for (const spare of ['template0', 'template1']) {
      await admin.query(`ALTER DATABASE ${spare} IS_TEMPLATE false`);
      await admin.query(`DROP DATABASE ${spare}`);
    }
    await admin.query('CHECKPOINT');
    await admin.end();
    // A fast shutdown (PostgreSQL manual, §18.5): the next start has nothing to recover.
    await container.signal('SIGINT');
    await container.hasEnded();
    await container.commit({
      repo: repository,
      tag,
      changes: [`LABEL ${LABEL}=${target} ${PASSWORD_LABEL}=${password}`, 'ENV POSTGRES_PASSWORD='],
      deleteOnExit: false,
    });
  } finally {
    await container.remove();
  }
}

/** By the official image. In memory it costs nothing, and leaves no volume. */
export const DECLARED_VOLUME = '/var/lib/postgresql';

/** Where a cluster that starts from the image works. */
export const DATA_DIRECTORY = `${DECLARED_VOLUME}/chaos-401`;

/**
 * What a cluster is started with: it works on a copy, for the engine copies each file of an image that is written to, one by
 * one. A cluster that is started again has its copy already.
 */
export const CLUSTER_COMMAND: readonly string[] = [
  'sh',
  '-c',
  '[ -s "$PGDATA/PG_VERSION" ] || cp -a "$0" "$PGDATA" && exec docker-entrypoint.sh "$@"',
  KEPT_DATA,
  ...SERVER_COMMAND,
];
