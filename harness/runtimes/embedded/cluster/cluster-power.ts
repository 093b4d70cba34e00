// Shuts a running cluster down the smart way, and starts it again on the same port and data.

import { join } from 'node:path';

import type { RunDirectory } from '../../../support/files/run-directory';
import type { ClusterPower } from '../../common/cluster-access';
import type { ClusterTemplate } from '../postgres/cluster-template';
import { startPostmaster, type Postmaster } from '../postgres/postmaster';
import { serverUser } from '../postgres/server-user';
import type { Cluster } from '../postgres/start-cluster';

export interface ClusterPowerOptions {
  readonly template: Promise<ClusterTemplate>;
  readonly run: RunDirectory;
  readonly name: string;
  readonly cluster: Promise<Cluster>;
}

export function clusterPower(options: ClusterPowerOptions): ClusterPower & { close(): Promise<void> } {
  const { template, run, name, cluster } = options;
  let again: Postmaster | null = null;
  let shutDown = false;
  return {
    async smartShutdown() {
      (again ?? (await cluster)).smartShutdown();
      shutDown = true;
    },
    async startAgain() {
      if (!shutDown) return false;
      const before = again ?? (await cluster);
      // It may have ended meanwhile, when the last session went.
      await before.quit();
      again = await startPostmaster({
        binaries: (await template).binaries,
        user: serverUser(),
        watchdog: run.watchdog,
        dataDirectory: join(run.path, name),
        logFile: join(run.path, `${name}.log`),
        findPort: () => Promise.resolve(before.port),
      });
      shutDown = false;
      return true;
    },
    async close() {
      await again?.quit();
    },
  };
}
