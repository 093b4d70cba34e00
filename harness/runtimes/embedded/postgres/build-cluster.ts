// Makes the data directory of a template: initdb, the schema, and nothing that a run would copy in vain.

import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { closeSync, mkdtempSync, openSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { escapeLiteral, type Client } from 'pg';
import { withLastLines } from '../../../support/text/last-lines';
import { withParentDeathSignal } from '../../../support/process/parent-death-signal';
import { removeTree } from '../../../support/files/remove-tree';
import type { RunDirectory } from '../../../support/files/run-directory';
import { messageOf, UserError } from '../../../support/user-error';
import { INITDB_ARGUMENTS } from '../../common/cluster-settings';
import { openClient, type ClientAddress } from '../../common/open-client';
import {
  createSchemaRole,
  loadSchemaSql,
  schemaRefusal,
  SCHEMA_ROLE,
  TEMPLATE_DATABASE,
} from '../../common/template-database';
import { PG_HBA_CONF, POSTGRESQL_CONF } from './cluster-settings';
import { readLogTail } from './log-tail';
import type { PostgresBinaries } from './postgres-binaries';
import { startPostmaster, type Postmaster } from './postmaster';
import type { ServerUser } from './server-user';
import { ownCommand } from '../../../support/own-command';

export type SchemaSource = { /** Changes where the tables do. */ readonly key: string } & (
  | { readonly sql: string }
  /** Makes the tables by itself, over a connection as a role that acts as the owner. Rejects with a `UserError`. */
  | { readonly migrate: (databaseUrl: string) => Promise<void> }
);

export interface BuildClusterOptions {
  readonly binaries: PostgresBinaries;
  readonly run: RunDirectory;
  readonly schema: SchemaSource;
  readonly user: ServerUser;
  /** Of the superuser `postgres`. */
  readonly password: string;
}

/** Hands `use` a data directory that was shut down cleanly, and removes it afterwards. */
export async function buildCluster(options: BuildClusterOptions, use: (path: string) => void): Promise<void> {
  const { run, user } = options;
  const site = mkdtempSync(join(run.path, 'building-'));
  try {
    user.own(site);
    const path = join(site, 'data');
    await initdb(options, site, path);
    writeFileSync(join(path, 'postgresql.conf'), POSTGRESQL_CONF);
    writeFileSync(join(path, 'pg_hba.conf'), PG_HBA_CONF);
    await fill(options, site, path);
    use(path);
  } finally {
    await removeTree(site);
  }
}

async function fill(options: BuildClusterOptions, site: string, dataDirectory: string): Promise<void> {
  const { binaries, run, schema, user, password } = options;
  const logFile = join(site, 'server.log');
  const server = await startPostmaster({ binaries, user, watchdog: run.watchdog, dataDirectory, logFile });
  try {
    await loadSchema(server, password, schema);
    await server.fastShutdown();
  } finally {
    await server.quit();
  }
}

const SHOWN_LINES = 10;

async function initdb(options: BuildClusterOptions, site: string, path: string): Promise<void> {
  const { binaries, run, user, password } = options;
  const passwordFile = join(site, 'password');
  writeFileSync(passwordFile, `${password}\n`, { mode: 0o600 });
  user.own(passwordFile);
  const logFile = join(site, 'initdb.log');
  const log = openSync(logFile, 'w', 0o600);
  const { command, args } = withParentDeathSignal('TERM', binaries.initdb, [
    ...['-D', path, '-U', 'postgres', `--pwfile=${passwordFile}`, '--auth=scram-sha-256'],
    ...INITDB_ARGUMENTS,
    ...['-c', 'wal_recycle=off', '-c', 'dynamic_shared_memory_type=mmap'],
  ]);
  const env = { LC_ALL: 'C', TZ: 'UTC', PATH: process.env['PATH'] };
  const child = spawn(command, args, {
    ...user.ids,
    detached: true,
    cwd: '/',
    env,
    stdio: ['ignore', log, log],
  });
  if (child.pid !== undefined) run.watchdog.child(child.pid, 'TERM');
  closeSync(log);
  const failure = await new Promise<string | null>((resolve) => {
    child.once('error', (error) => resolve(messageOf(error)));
    child.once('exit', (code, signal) =>
      resolve(code === 0 ? null : `initdb ended with ${signal ?? `code ${String(code)}`}`),
    );
  });
  rmSync(passwordFile, { force: true });
  if (failure !== null)
    throw new UserError({
      to: 'initialise PostgreSQL',
      why: withLastLines(failure, readLogTail(logFile, SHOWN_LINES), {
        count: SHOWN_LINES,
        title: 'its last lines',
      }),
      value: path,
      remedy: `Run "${ownCommand('cache', '--clear')}" and try again`,
    });
}

async function loadSchema(server: Postmaster, password: string, schema: SchemaSource): Promise<void> {
  const superuser = { host: '127.0.0.1', port: server.port, user: 'postgres', password };
  const template = await openClient({ ...superuser, database: 'template1' });
  try {
    await createSchemaRole(template, 'template1');
    if ('sql' in schema) await loadSchemaSql(template, schema.sql);
    else await asMigrator(template, server.port, (url) => schema.migrate(url));
  } catch (thrown) {
    throw schemaRefusal(thrown);
  } finally {
    await template.end();
  }
  // One database is left: every further one is 300 files to write at each start.
  await asAdmin({ ...superuser, database: 'postgres' }, [
    `ALTER DATABASE template1 RENAME TO ${TEMPLATE_DATABASE}`,
    'ALTER DATABASE template0 IS_TEMPLATE false',
    'DROP DATABASE template0',
  ]);
  await asAdmin({ ...superuser, database: TEMPLATE_DATABASE }, ['DROP DATABASE postgres', 'CHECKPOINT']);
}

const MIGRATOR = 'chaos401_migrator';

/** A role that may log in, for this once; whatever it makes belongs to the owner. */
async function asMigrator(
  admin: Client,
  port: number,
  migrate: (databaseUrl: string) => Promise<void>,
): Promise<void> {
  const password = randomBytes(24).toString('base64url');
  await admin.query(
    `CREATE ROLE ${MIGRATOR} LOGIN PASSWORD ${escapeLiteral(password)} IN ROLE ${SCHEMA_ROLE};
     ALTER ROLE ${MIGRATOR} SET role = ${SCHEMA_ROLE}`,
  );
  await migrate(`postgres://${MIGRATOR}:${password}@127.0.0.1:${String(port)}/template1`);
  await admin.query(`DROP OWNED BY ${MIGRATOR}; DROP ROLE ${MIGRATOR}`);
}

async function asAdmin(address: ClientAddress, statements: readonly string[]): Promise<void> {
  const admin = await openClient(address);
  try {
    for (const statement of statements) await admin.query(statement);
  } finally {
    await admin.end();
  }
}
