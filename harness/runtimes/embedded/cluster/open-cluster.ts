// A PostgreSQL cluster of the run, as lanes use it; its likely address is known before it runs.

import { inTurn } from '../../../support/in-turn';
import type { RunDirectory } from '../../../support/files/run-directory';
import { freePort } from '../../../support/free-port';
import type { ClusterAccess } from '../../common/cluster-access';
import type { Address } from '../../common/fault-proxy';
import { SCHEMA_ROLE, TEMPLATE_DATABASE } from '../../common/template-database';
import type { ClusterTemplate } from '../postgres/cluster-template';
import { clusterPower } from './cluster-power';
import { startCluster, type Cluster } from '../postgres/start-cluster';

export interface OpeningCluster {
  readonly expectedAddress: Promise<Address>;
  readonly access: Promise<ClusterAccess>;
  /** As the server tells it: `18.4`. */
  readonly version: Promise<string>;
  close(): Promise<void>;
}

export interface ClusterSources {
  readonly template: Promise<ClusterTemplate>;
  readonly run: RunDirectory;
  readonly name: string;
  /** Whether the one lane that uses it may shut it down and start it again. */
  readonly owned: boolean;
}

export function openCluster({ template, run, name, owned }: ClusterSources): OpeningCluster {
  const port = freePort();
  let first: Promise<number> | null = port;
  const findPort = (): Promise<number> => {
    const next = first ?? freePort();
    first = null;
    return next;
  };
  const cluster = template.then((ready) => startCluster({ template: ready, run, name, findPort }));
  cluster.catch(() => undefined);
  const power = clusterPower({ template, run, name, cluster });
  return {
    expectedAddress: port.then((number) => ({ host: '127.0.0.1', port: number })),
    access: cluster.then((started) => ({
      ...accessTo(started),
      ...(owned ? { power } : {}),
    })),
    version: cluster.then(({ version }) => version),
    async close() {
      const started = await cluster.catch(() => null);
      await power.close();
      await started?.stop();
    },
  };
}

function accessTo(cluster: Cluster): ClusterAccess {
  const { host, port, superuser, admin, logFile } = cluster;
  return {
    logPath: logFile,
    host,
    port,
    superuser,
    template: TEMPLATE_DATABASE,
    ownerRole: SCHEMA_ROLE,
    // A connection has one query under way, and lanes ask as they like.
    query: inTurn(async (sql: string) => {
      const { rows, rowCount } = await admin.query<Record<string, unknown>>(sql);
      return { rows, rowCount: rowCount ?? 0 };
    }),
  };
}
