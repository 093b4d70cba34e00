// The naive peer without Docker: for each scenario a new cluster, the schema, a new backend, and everything ended again.
// It does less than ours: there is no fault proxy, no edge and no front end, the fault is a token with another signature, nothing
// but the status is looked at, and nothing is mended.

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { rmSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';
import { Client } from 'pg';
import type { TargetDefinition } from '../../contract/target';
import type { PostgresBinaries } from '../../runtimes/embedded/postgres/postgres-binaries';
import { freePort } from '../../support/free-port';
import { withParentDeathSignal } from '../../support/process/parent-death-signal';
import { writeSeed } from '../../support/write-seed';
import { naiveEnvironment } from './naive-environment';
import { schemaOf } from './schema-of';
import { PERSON, see401 } from './see-401';
import { startPostgres, type NaivePostgres } from './start-postgres';

export interface NaiveEmbedded {
  readonly target: TargetDefinition;
  readonly binaries: PostgresBinaries;
  /** The backend's entry, compiled to JavaScript file by file. */
  readonly backend: string;
  /** A new folder of this scenario's own. */
  readonly folder: string;
}

export async function naiveEmbeddedScenario({
  target,
  binaries,
  backend,
  folder,
}: NaiveEmbedded): Promise<void> {
  const postgres = await startPostgres(binaries, folder);
  try {
    await fill(postgres, target);
    const server = await startBackend(postgres, target, backend);
    try {
      await see401(server.url, target);
    } finally {
      await server.stop();
    }
  } finally {
    await postgres.stop();
    rmSync(folder, { recursive: true });
  }
}

async function fill(postgres: NaivePostgres, target: TargetDefinition): Promise<void> {
  const client = new Client({ ...postgres });
  await client.connect();
  await client.query(schemaOf(target));
  await writeSeed(target, [PERSON], (sql, parameters = []) => client.query(sql, [...parameters]));
  await client.end();
}

async function startBackend(postgres: NaivePostgres, target: TargetDefinition, backend: string) {
  const port = await freePort();
  const { user, password, host, database } = postgres;
  const { command, args } = withParentDeathSignal('KILL', process.execPath, [backend]);
  const server = spawn(command, args, {
    stdio: 'ignore',
    env: naiveEnvironment(target, {
      host: '127.0.0.1',
      port: String(port),
      databaseUrl: `postgres://${user}:${password}@${host}:${String(postgres.port)}/${database}`,
    }),
  });
  const gone = once(server, 'close');
  const url = `http://127.0.0.1:${String(port)}`;
  while (!(await isHealthy(url, target))) {
    if (server.exitCode !== null) throw new Error('The naive backend ended at its start.');
    await delay(10);
  }
  return {
    url,
    async stop() {
      server.kill('SIGTERM');
      await gone;
    },
  };
}

async function isHealthy(url: string, target: TargetDefinition): Promise<boolean> {
  const { path, statuses } = target.process.health;
  const answer = await fetch(url + path).catch(() => null);
  return answer !== null && statuses.includes(answer.status);
}
