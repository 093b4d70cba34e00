// A running PostgreSQL of this run's own, from a template, and gone with the run.

import { randomBytes } from 'node:crypto';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { escapeLiteral, type Client } from 'pg';
import { removeTree } from '../../../support/files/remove-tree';
import type { RunDirectory } from '../../../support/files/run-directory';
import { openClient } from '../../common/open-client';
import { TEMPLATE_DATABASE } from '../../common/template-database';
import { unpackCluster } from './cluster-pack';
import type { ClusterTemplate } from './cluster-template';
import { freeSegment } from './free-segment';
import { readLogTail } from './log-tail';
import { startPostmaster, type Postmaster } from './postmaster';
import { serverUser, type ServerUser } from './server-user';
import { withWholeBinaries } from './with-whole-binaries';

export interface Cluster {
  /** As the server says: `18.4`. */
  readonly version: string;
  readonly host: '127.0.0.1';
  readonly port: number;
  readonly pid: number;
  /** The password is this cluster's own, drawn when it started. */
  readonly superuser: { readonly user: 'postgres'; readonly password: string };
  /**
   * A superuser's connection, closed by `stop`. It is to the template database, the only one there is: `CREATE DATABASE … TEMPLATE`
   * works through it, as long as nobody else connects there.
   */
  readonly admin: Client;
  readonly logFile: string;
  /** At most `count` last lines of the server's log. */
  logTail(count: number): readonly string[];
  /** New connections are turned away (57P03) while an old one, such as `admin`, goes on. Does not wait. */
  smartShutdown(): void;
  /** Ends it at once, and leaves its data. */
  quit(): Promise<void>;
  /** Ends it at once and removes its data. May be called twice. */
  stop(): Promise<void>;
}

export interface StartClusterOptions {
  readonly template: ClusterTemplate;
  readonly run: RunDirectory;
  /** Distinct for each cluster of a run; its folder's name. */
  readonly name?: string | undefined;
  readonly user?: ServerUser | undefined;
  readonly findPort?: (() => Promise<number>) | undefined;
}

/** Throws a `UserError` with the log's last lines where the server does not start. */
export async function startCluster(options: StartClusterOptions): Promise<Cluster> {
  const { template, run, name = 'postgres', user = serverUser(), findPort } = options;
  const dataDirectory = join(run.path, name);
  const logFile = join(run.path, `${name}.log`);
  const { binaries } = template;
  const { watchdog } = run;
  try {
    const server = await withWholeBinaries(binaries, async () => {
      rmSync(dataDirectory, { recursive: true, force: true });
      unpackCluster(template.pack, dataDirectory, user.ids);
      return startPostmaster({ binaries, user, watchdog, dataDirectory, logFile, findPort });
    });
    const { admin, password, version } = await takeOver(server, template.initialPassword);
    return {
      version,
      host: '127.0.0.1',
      port: server.port,
      pid: server.pid,
      superuser: { user: 'postgres', password },
      admin,
      logFile,
      logTail: (count) => readLogTail(logFile, count),
      smartShutdown: () => server.smartShutdown(),
      quit: () => server.quit(),
      async stop() {
        await server.quit();
        await freeSegment(dataDirectory);
        await removeTree(dataDirectory);
        await admin.end();
      },
    };
  } catch (thrown) {
    await removeTree(dataDirectory);
    throw thrown;
  }
}

/**
 * Every cluster from one template starts with the password that stands in the cache. It is replaced before anybody else
 * learns the port. Trust, or peer authentication over a socket, would need no password, but the first lets every user of the machine in, and the
 * second would let in only the one the server runs as, which as root is not us.
 */
async function takeOver(
  server: Postmaster,
  initialPassword: string,
): Promise<{ readonly admin: Client; readonly password: string; readonly version: string }> {
  try {
    const password = randomBytes(24).toString('base64url');
    const admin = await openClient({
      host: '127.0.0.1',
      port: server.port,
      user: 'postgres',
      password: initialPassword,
      database: TEMPLATE_DATABASE,
    });
    await admin.query(`ALTER ROLE postgres PASSWORD ${escapeLiteral(password)}`);
    const { rows } = await admin.query<{ server_version: string }>('SHOW server_version');
    return { admin, password, version: rows[0]?.server_version ?? 'unknown' };
  } catch (thrown) {
    await server.quit();
    throw thrown;
  }
}
