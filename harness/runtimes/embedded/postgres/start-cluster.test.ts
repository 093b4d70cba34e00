import {
  chmodSync,
  closeSync,
  existsSync,
  mkdtempSync,
  openSync,
  readdirSync,
  rmSync,
  statSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { cacheDirectory } from '../../../support/files/cache-directory';
import { freePort } from '../../../support/free-port';
import { identityOf } from '../../../support/process/process-identity';
import { openRunDirectory, type RunDirectory } from '../../../support/files/run-directory';
import { UserError } from '../../../support/user-error';
import { clusterTemplate, type ClusterTemplate } from './cluster-template';
import { postgresBinaries, type PostgresBinaries } from './postgres-binaries';
import { startCluster, type Cluster } from './start-cluster';

const SCHEMA = 'CREATE TABLE users (id uuid PRIMARY KEY, email text UNIQUE NOT NULL);';

let folder: string;
let run: RunDirectory;
let binaries: PostgresBinaries;
let template: ClusterTemplate;
let cluster: Cluster;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'start-cluster-test-'));
  run = openRunDirectory();
  binaries = await postgresBinaries({ cache: cacheDirectory(), run });
  template = await makeTemplate();
  cluster = await startCluster({ template, run });
}, 30_000);

afterAll(async () => {
  await cluster.stop();
  await run.close();
  rmSync(folder, { recursive: true, force: true });
});

const makeTemplate = (schemaSql = SCHEMA): Promise<ClusterTemplate> =>
  clusterTemplate({ schema: { key: schemaSql, sql: schemaSql }, binaries, cache: folder, run });

const packFile = (): string =>
  join(folder, readdirSync(folder).find((name) => name.startsWith('cluster-')) ?? 'none', 'pack');

async function query(
  user: string,
  password: string | undefined,
  database: string,
  sql: string,
): Promise<unknown[]> {
  const client = new Client({ host: '127.0.0.1', port: cluster.port, user, password, database });
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(sql)).rows;
  } finally {
    await client.end();
  }
}

test('it is the PostgreSQL that the package names', () => {
  expect(cluster.version).toBe('18.4');
  expect(binaries.packageVersion.startsWith(cluster.version)).toBe(true);
});

test('a database made from the template has the schema, for a role that is no superuser', async () => {
  await cluster.admin.query("CREATE ROLE one LOGIN PASSWORD 'one-password' IN ROLE chaos401_owner");
  await cluster.admin.query('CREATE DATABASE one TEMPLATE chaos401_template STRATEGY file_copy');
  const sql = `INSERT INTO users VALUES (gen_random_uuid(), 'Ä@x') RETURNING lower(email) AS email,
    (SELECT rolsuper FROM pg_roles WHERE rolname = current_user) AS super`;
  expect(await query('one', 'one-password', 'one', sql)).toEqual([{ email: 'ä@x', super: false }]);
});

test('without a password, with a wrong one, and with the one in the cache, nobody gets in', async () => {
  const connect = (password: string | undefined): Promise<unknown> =>
    query('postgres', password, 'chaos401_template', 'SELECT 1');
  await expect(connect(undefined)).rejects.toThrow('password');
  await expect(connect('wrong')).rejects.toMatchObject({ code: '28P01' });
  await expect(connect(template.initialPassword)).rejects.toMatchObject({ code: '28P01' });
  expect(await connect(cluster.superuser.password)).toHaveLength(1);
});

test('passwords are kept as scram-sha-256', async () => {
  const { rows } = await cluster.admin.query<{ form: string }>(
    "SELECT split_part(rolpassword, '$', 1) AS form FROM pg_authid WHERE rolname = 'postgres'",
  );
  expect(rows).toEqual([{ form: 'SCRAM-SHA-256' }]);
});

test('it listens on 127.0.0.1 alone, and its data is for its own user', async () => {
  const { rows } = await cluster.admin.query<{ listen: string; sockets: string }>(
    "SELECT current_setting('listen_addresses') AS listen, current_setting('unix_socket_directories') AS sockets",
  );
  expect(rows).toEqual([{ listen: '127.0.0.1', sockets: '' }]);
  const { mode, uid } = statSync(join(run.path, 'postgres'));
  expect(mode & 0o777).toBe(0o700);
  expect(uid).not.toBe(0);
});

test('another port is taken where somebody took the first in between', async () => {
  const squatter = createServer();
  const taken = await new Promise<number>((resolve) =>
    squatter.listen(0, '127.0.0.1', () => resolve((squatter.address() as { port: number }).port)),
  );
  const ports = [taken, await freePort()];
  const second = await startCluster({
    template,
    run,
    name: 'second',
    findPort: async () => ports.shift() ?? freePort(),
  });
  squatter.close();
  expect(second.port).not.toBe(taken);
  await second.stop();
});

test('a smart shutdown turns new connections away while an old one goes on; then all of it goes', async () => {
  const second = await startCluster({ template, run, name: 'second' });
  second.smartShutdown();
  const again = async (): Promise<string> => {
    const { port, superuser } = second;
    const client = new Client({ host: '127.0.0.1', port, ...superuser, database: 'chaos401_template' });
    try {
      await client.connect();
      await client.end();
      return 'connected';
    } catch (thrown) {
      return String((thrown as { code?: unknown }).code);
    }
  };
  let answer = await again();
  while (answer === 'connected') answer = await again();
  expect(answer).toBe('57P03');
  expect((await second.admin.query('SELECT 1')).rowCount).toBe(1);
  expect(second.logTail(20).join('\n')).toContain('received smart shutdown request');
  await second.stop();
  await second.stop();
  expect(identityOf(second.pid)).toBeNull();
  expect(existsSync(join(run.path, 'second'))).toBe(false);
});

test('a server that does not start is an error for people, with what it wrote last', async () => {
  const broken = { ...template, binaries: { ...binaries, postgres: join(folder, 'postgres') } };
  writeFileSync(broken.binaries.postgres, '#!/bin/sh\necho "FATAL:  no more stars"\nexit 3\n');
  chmodSync(broken.binaries.postgres, 0o755);
  chmodSync(folder, 0o755);
  const start = startCluster({ template: broken, run, name: 'broken' });
  await expect(start).rejects.toThrow(UserError);
  await expect(start).rejects.toThrow(
    /it ended with code 3; its last log lines:\n {2}FATAL: {2}no more stars\n/,
  );
  expect(existsSync(join(run.path, 'broken'))).toBe(false);
});

test('programs that were damaged in the cache without a change of their size are made anew, and the server starts', async () => {
  chmodSync(folder, 0o755);
  const own = await postgresBinaries({ cache: folder, run });
  const programs = openSync(own.postgres, 'r+');
  writeSync(programs, Buffer.alloc(1 << 20), 0, 1 << 20, 3 << 20);
  closeSync(programs);
  expect((await postgresBinaries({ cache: folder, run })).postgres).toBe(own.postgres);
  const started = await startCluster({ template: { ...template, binaries: own }, run, name: 'mended' });
  expect((await started.admin.query('SELECT 1')).rowCount).toBe(1);
  await started.stop();
}, 20_000);

test('a schema that PostgreSQL refuses is an error for people, and leaves no half template', async () => {
  const before = readdirSync(folder);
  const make = makeTemplate('CREATE TABEL users ();');
  await expect(make).rejects.toThrow(UserError);
  await expect(make).rejects.toThrow('syntax error at or near "TABEL"');
  expect(readdirSync(folder)).toEqual(before);
}, 20_000);

test('a damaged template is noticed and made again', async () => {
  writeFileSync(packFile(), 'damaged', { flag: 'r+' });
  const { pack } = await makeTemplate();
  expect(pack.subarray(0, 7).toString()).not.toBe('damaged');
  const again = await startCluster({
    template: { ...template, ...(await makeTemplate()) },
    run,
    name: 'again',
  });
  expect((await again.admin.query('SELECT FROM users')).rowCount).toBe(0);
  await again.stop();
}, 20_000);
