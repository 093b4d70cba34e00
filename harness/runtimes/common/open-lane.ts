// Puts a lane together: its database, proxy, edge and target, as much at the same time as can be.

import type { LaneParts } from '../../contract/lane';
import type { TargetDefinition } from '../../contract/target';
import type { Timing } from '../../contract/timing';
import { openEdge } from '../../edge/open-edge';
import { CleanupStack } from '../../support/cleanup-stack';
import type { ClusterAccess } from './cluster-access';
import { openDeployment } from './deployment';
import { drawSecrets } from './draw-secrets';
import { openFaultProxy, proxyName, type Address, type OpenedProxy } from './fault-proxy';
import { databaseUrl, laneCredentials, openLaneDatabase } from './lane-database';
import type { ProcessHost } from './process-host';
import { randomSecret } from './random-secret';
import { laneSettings } from './target-environment';

export interface LaneSources {
  readonly name: string;
  /** Tells this run's proxies from those of others on the same server. */
  readonly runId: string;
  readonly target: TargetDefinition;
  readonly timing: Timing;
  /** Where the cluster will most likely listen for the proxy; known before it does. */
  readonly expectedAddress: Promise<Address>;
  readonly cluster: Promise<ClusterAccess>;
  /** Base URL of the Toxiproxy server's API. */
  readonly toxiproxy: Promise<string>;
  /** Where the target is to reach the lane's proxy, where that is known before the server is there. */
  readonly proxyAt?: Address;
  readonly host: ProcessHost;
  /** Closed after the lane's parts. */
  readonly closeLast?: () => Promise<void>;
}

/** Rejects with what went wrong first; nothing is left of the lane then. */
export async function openLane(sources: LaneSources): Promise<LaneParts> {
  const { name, target, timing, host } = sources;
  const credentials = laneCredentials(name);
  const secret = randomSecret();
  const drawn = drawSecrets(target);

  const database = sources.cluster.then((cluster) => openLaneDatabase(cluster, credentials));
  const proxy = openLaneProxy(sources);
  const edge = openEdge();
  const deployment = (async () => {
    const [address, openedEdge] = await Promise.all([
      sources.proxyAt ?? proxy.then((opened) => opened.address),
      edge,
    ]);
    if (target.process.startsWithoutDatabase !== true) await database;
    const url = databaseUrl(credentials, address, target.database.parameters);
    const settings = laneSettings(target, timing, { databaseUrl: url, secret });
    return openDeployment({ target: drawn.target, edge: openedEdge, host, settings });
  })();

  const cleanup = new CleanupStack();
  if (sources.closeLast !== undefined) cleanup.defer('cluster', sources.closeLast);
  const parts = { database, proxy, edge, deployment };
  const outcomes = await Promise.allSettled(Object.values(parts));
  const [aimed] = await Promise.allSettled([aim(sources, proxy)]);
  outcomes.forEach((outcome, index) => {
    if (outcome.status === 'fulfilled')
      cleanup.defer(Object.keys(parts)[index] ?? '', () => outcome.value.close());
  });
  const failed = [...outcomes, aimed].find((outcome) => outcome.status === 'rejected');
  if (failed !== undefined) {
    // Why it could not be opened is what matters; what then could not be closed goes with the run.
    await cleanup.close().catch(() => undefined);
    throw failed.reason;
  }
  return {
    name,
    secret,
    secrets: drawn.values,
    database: await database,
    proxy: await proxy,
    edge: await edge,
    deployment: await deployment,
    close: () => cleanup.close(),
  };
}

async function openLaneProxy(sources: LaneSources): Promise<OpenedProxy> {
  const { name, runId, toxiproxy, proxyAt: reachedAt, expectedAddress } = sources;
  const [server, upstream] = await Promise.all([toxiproxy, expectedAddress]);
  return openFaultProxy({ server, name: proxyName(runId, name), upstream, reachedAt });
}

/** Somebody may have taken the port that the proxy leads to, before the cluster could. */
async function aim({ cluster, expectedAddress }: LaneSources, proxy: Promise<OpenedProxy>): Promise<void> {
  const [access, expected] = await Promise.all([cluster, expectedAddress]);
  const { host, port } = access.upstream ?? access;
  if (port !== expected.port) await (await proxy).leadTo({ host, port });
}
