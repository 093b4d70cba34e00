// All that one run has in containers: a network, PostgreSQL, Toxiproxy, and the target's processes of each lane.

import { randomBytes } from 'node:crypto';
import { join } from 'node:path';

import { Network, type StartedNetwork } from 'testcontainers';

import type { LaneParts } from '../../contract/lane';
import type { Stack, StackOptions } from '../../contract/runtime';
import { closeTogether, type CleanupStack } from '../../support/cleanup-stack';
import type { RunDirectory } from '../../support/files/run-directory';
import { openLane } from '../common/open-lane';
import { clusterImage } from './cluster/cluster-image';
import { openCluster, type OpeningCluster } from './cluster/open-cluster';
import type { PreparedEngine } from './engine/prepare-engine';
import { openToxiproxy } from './open-toxiproxy';
import { readSchema } from './cluster/read-schema';
import { processHost } from './target/process-host';
import { targetImage } from './target/target-image';

export interface StackRoom {
  readonly engine: PreparedEngine;
  readonly run: RunDirectory;
  /** Closes the room as the last of all. */
  readonly cleanup: CleanupStack;
}

/** In Toxiproxy's own container, where nobody else listens: known beforehand, so that the target need not wait for it. */
const FIRST_PROXY_PORT = 20_000;

/** A container's start does more than what the deadline is made for. */
const START_DEADLINES = 6;

export async function openStack(options: StackOptions, { engine, run, cleanup }: StackRoom): Promise<Stack> {
  const { target, timing, note } = options;
  const runId = randomBytes(4).toString('hex');
  const nameOf = (part: string) => `chaos401-${runId}-${part}`;
  const logPath = (part: string) => join(run.path, `${nameOf(part)}.log`);
  const deadlineMs = START_DEADLINES * timing.deadlineMs;

  const opening = openNetwork(cleanup);
  const network = opening.then((started) => started.getName());
  const image = targetImage({ engine, target, run, note });
  const cluster = clusterImage({
    engine,
    schemaSql: readSchema(target),
    target: target.name,
    deadlineMs,
    logs: run.path,
    note,
  });
  // Whoever awaits them is told; a lane that never comes must not make their failure an unhandled one.
  for (const promise of [network, image, cluster]) promise.catch(() => undefined);
  const toxiproxy = openToxiproxy({
    image: engine.images.toxiproxy?.name ?? '',
    name: nameOf('toxiproxy'),
    network,
    logPath: logPath('toxiproxy'),
    deadlineMs,
  });
  const clusterOf = (part: string, owned: boolean): OpeningCluster =>
    openCluster({
      image: cluster,
      name: nameOf(part),
      network,
      logPath: logPath(part),
      deadlineMs,
      owned,
    });

  let postgres = '';
  let lanesOpened = 0;
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
      const serving = own ?? (shared ??= remember(clusterOf('postgres', false)));
      const lane = openLane({
        name,
        runId,
        target,
        timing,
        toxiproxy: toxiproxy.url,
        proxyAt: { host: nameOf('toxiproxy'), port: FIRST_PROXY_PORT + lanesOpened++ },
        expectedAddress: Promise.resolve(serving.upstream),
        cluster: serving.access,
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
