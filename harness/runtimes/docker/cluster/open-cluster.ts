// A PostgreSQL cluster in a container, as lanes use it.

import { escapeLiteral, type Client } from 'pg';

import { inTurn } from '../../../support/in-turn';
import { randomSecret } from '../../common/random-secret';
import type { ClusterAccess, ClusterPower } from '../../common/cluster-access';
import type { Address } from '../../common/fault-proxy';
import { SCHEMA_ROLE, TEMPLATE_DATABASE } from '../../common/template-database';
import { runContainer, type RunningContainer } from '../container/run-container';
import { awaitServer } from './await-server';
import {
  CLUSTER_COMMAND,
  DATA_DIRECTORY,
  DECLARED_VOLUME,
  PORT,
  SUPERUSER,
  type ClusterImage,
} from './cluster-image';

export interface OpeningCluster {
  /** As the fault proxy reaches it. */
  readonly upstream: Address;
  readonly access: Promise<ClusterAccess>;
  /** PostgreSQL's version: `18.4`. */
  readonly version: Promise<string>;
  close(): Promise<void>;
}

export interface ClusterSources {
  readonly image: Promise<ClusterImage>;
  readonly name: string;
  readonly network: Promise<string>;
  readonly logPath: string;
  readonly deadlineMs: number;
  /** Whether the one lane that uses it may shut it down and start it again. */
  readonly owned: boolean;
}

export function openCluster(sources: ClusterSources): OpeningCluster {
  const container = start(sources);
  const cluster = container.then(async (started) =>
    new Cluster(started, sources, await sources.image).open(),
  );
  cluster.catch(() => undefined);
  const version = cluster.then((opened) => opened.version());
  version.catch(() => undefined);
  return {
    upstream: { host: sources.name, port: PORT },
    access: cluster,
    version,
    async close() {
      await (await cluster.catch(() => null))?.end();
      await (await container.catch(() => null))?.remove();
    },
  };
}

async function start({ image, name, network, logPath, owned }: ClusterSources): Promise<RunningContainer> {
  const { id, name: imageName } = await image;
  return runContainer({
    title: 'PostgreSQL',
    image: id,
    imageName,
    name,
    network: await network,
    logPath,
    port: PORT,
    command: CLUSTER_COMMAND,
    environment: { PGDATA: DATA_DIRECTORY },
    // What is kept in memory is gone when a container ends, and one that is started again needs its data.
    ...(owned ? {} : { memory: DECLARED_VOLUME }),
  });
}

class Cluster implements ClusterAccess {
  readonly template = TEMPLATE_DATABASE;
  readonly ownerRole = SCHEMA_ROLE;
  superuser: { readonly user: string; readonly password: string };
  readonly upstream: Address;
  readonly power?: ClusterPower;
  private admin: Client | null = null;

  constructor(
    private readonly container: RunningContainer,
    private readonly sources: ClusterSources,
    private readonly image: ClusterImage,
  ) {
    this.superuser = { user: SUPERUSER, password: image.initialPassword };
    this.upstream = { host: sources.name, port: PORT };
    if (sources.owned) this.power = this.powerOf();
  }

  get host(): string {
    return this.container.address.host;
  }

  get port(): number {
    return this.container.address.port;
  }

  async open(): Promise<this> {
    this.admin = await this.connect();
    const password = randomSecret();
    await this.admin.query(`ALTER ROLE ${SUPERUSER} PASSWORD ${escapeLiteral(password)}`);
    this.superuser = { user: SUPERUSER, password };
    return this;
  }

  /** A connection has one query under way, and lanes ask as they like. */
  readonly query = inTurn(async (sql: string) => {
    if (this.admin === null) throw new Error('The cluster is closed.');
    const { rows, rowCount } = await this.admin.query<Record<string, unknown>>(sql);
    return { rows, rowCount: rowCount ?? 0 };
  });

  async version(): Promise<string> {
    const { rows } = await this.query('SHOW server_version');
    return String(rows[0]?.['server_version']).split(' ', 1)[0] ?? '';
  }

  async end(): Promise<void> {
    const admin = this.admin;
    this.admin = null;
    await admin?.end();
  }

  private address() {
    return { ...this.container.address, ...this.superuser };
  }

  private connect(): Promise<Client> {
    return awaitServer(this.container, this.address(), {
      image: this.image.name,
      deadlineMs: this.sources.deadlineMs,
    });
  }

  private powerOf(): ClusterPower {
    let shutDown = false;
    return {
      smartShutdown: async () => {
        await this.container.signal('SIGTERM');
        shutDown = true;
      },
      startAgain: async () => {
        if (!shutDown) return false;
        await this.endAtOnce();
        await this.container.startAgain();
        this.admin = await this.connect();
        shutDown = false;
        return true;
      },
    };
  }

  /** An immediate shutdown: what was committed is found again in the write-ahead log. */
  private async endAtOnce(): Promise<void> {
    await this.container.signal('SIGQUIT').catch((thrown: unknown) => {
      // It may have ended meanwhile, when the last session went.
      if ((thrown as { statusCode?: number }).statusCode !== 409) throw thrown;
    });
    await this.container.hasEnded();
    await this.end().catch(() => undefined);
  }
}
