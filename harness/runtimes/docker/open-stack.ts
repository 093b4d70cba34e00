// All that one run has in containers: a network, PostgreSQL, Toxiproxy, and the target's processes of each lane.

import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { Network, type StartedNetwork } from 'testcontainers';

import type { LaneParts } from '../../contract/lane';
import type { Stack, StackOptions } from '../../contract/runtime';
import type { TargetDefinition } from '../../contract/target';
import { CleanupStack } from '../../support/cleanup-stack';
import type { RunDirectory } from '../../support/run-directory';
import { messageOf, UserError } from '../../support/user-error';
import { openLane } from '../common/open-lane';
import { openCluster, type OpeningCluster } from './cluster/open-cluster';
import type { PreparedEngine } from './engine/prepare-engine';
import { openToxiproxy } from './open-toxiproxy';
import { processHost } from './target/process-host';
import { targetImage } from './target/target-image';

export interface StackRoom {
  readonly engine: PreparedEngine;
  readonly run: RunDirectory;
  /** Closes the room as the last of all. */
  readonly cleanup: CleanupStack;
}

/** A container's start does more than what the deadline is made for. */
const START_DEADLINES = 12;

export async function openStack(options: StackOptions, { engine, run, cleanup }: StackRoom): Promise<Stack> {
  const { target, timing, note } = options;
  const schemaSql = readSchema(target);
  const runId = randomBytes(4).toString('hex');
  const nameOf = (part: string) => `chaos401-${runId}-${part}`;
  const logPath = (part: string) => join(run.path, `${nameOf(part)}.log`);
  const deadlineMs = START_DEADLINES * timing.deadlineMs;
  const imageOf = (part: 'postgres' | 'toxiproxy') => engine.images[part]?.name ?? '';

  const opening = openNetwork(cleanup);
  const network = opening.then((started) => started.getName());
  const image = targetImage({ engine, target, run, note });
  // Whoever awaits them is told; a lane that never comes must not make their failure an unhandled one.
  for (const promise of [network, image]) promise.catch(() => undefined);
  const toxiproxy = openToxiproxy({
    image: imageOf('toxiproxy'),
    name: nameOf('toxiproxy'),
    network,
    logPath: logPath('toxiproxy'),
    deadlineMs,
  });
  const clusterOf = (part: string, owned: boolean): OpeningCluster =>
    openCluster({
      image: imageOf('postgres'),
      name: nameOf(part),
      network,
      logPath: logPath(part),
      schemaSql,
      deadlineMs,
      owned,
    });

  let postgres = '';
  const remember = (cluster: OpeningCluster): OpeningCluster => {
    cluster.version.then(
      (version) => void (postgres = version),
      () => undefined,
    );
    return cluster;
  };
  let shared: OpeningCluster | undefined;
  const closing = new AbortController();
  const lanes = new Set<Promise<LaneParts>>();
  const removals = new Set<Promise<void>>();
  cleanup.defer('containers', () =>
    closeTogether([
      ...[...removals].map((removal) => ['target', () => removal] as const),
      ['Toxiproxy', () => toxiproxy.close()],
      ['PostgreSQL', async () => shared?.close()],
    ]),
  );
  cleanup.defer('lanes', async () => {
    closing.abort(new Error('The stack is closed.'));
    await closeTogether(
      [...lanes].map((lane) => ['lane', async () => (await lane.catch(() => null))?.close()]),
    );
  });

  return {
    runtime: 'docker',
    get postgres() {
      return postgres;
    },
    openLane({ name, ownCluster }) {
      const own = ownCluster ? remember(clusterOf(`${name}-postgres`, true)) : null;
      const cluster = own ?? (shared ??= remember(clusterOf('postgres', false)));
      const lane = openLane({
        name,
        runId,
        target,
        timing,
        toxiproxy: toxiproxy.url,
        toxiproxyAs: nameOf('toxiproxy'),
        expectedAddress: Promise.resolve(cluster.upstream),
        cluster: cluster.access,
        host: processHost({
          target,
          timing,
          image,
          network,
          name: nameOf(name),
          logs: run.path,
          closing: closing.signal,
          afterwards: (removal) => {
            // Where it fails, whoever closes the stack is told.
            removal.catch(() => undefined);
            removals.add(removal);
          },
        }),
        ...(own === null ? {} : { closeLast: () => own.close() }),
      });
      lanes.add(lane);
      lane.catch(() => lanes.delete(lane));
      return lane;
    },
    close: () => cleanup.close(),
  };
}

async function openNetwork(cleanup: CleanupStack): Promise<StartedNetwork> {
  const starting = new Network().start();
  cleanup.defer('network', async () => void (await (await starting.catch(() => null))?.stop()));
  return starting;
}

/** Goes on past a failure, and reports them all. */
async function closeTogether(all: readonly (readonly [title: string, close: () => Promise<unknown>])[]) {
  const failures = new CleanupStack();
  await Promise.all(
    all.map(([title, close]) =>
      close().catch((thrown: unknown) =>
        failures.defer(title, () => {
          throw thrown;
        }),
      ),
    ),
  );
  await failures.close();
}

function readSchema({ root, database }: TargetDefinition): string {
  const path = join(root, database.schema);
  try {
    return readFileSync(path, 'utf8');
  } catch (thrown) {
    throw new UserError({
      to: "read the target's schema",
      why: messageOf(thrown),
      value: path,
      remedy: 'Name the SQL file in the target definition',
      cause: thrown,
    });
  }
}
