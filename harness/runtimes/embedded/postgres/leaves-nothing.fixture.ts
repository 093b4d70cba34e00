// A run to be killed: says where it is, as JSON lines on standard output, and waits at the place that it was told.

import { cacheDirectory } from '../../../support/files/cache-directory';
import { openRunDirectory } from '../../../support/files/run-directory';
import { clusterTemplate } from './cluster-template';
import { postgresBinaries } from './postgres-binaries';
import { startCluster } from './start-cluster';

async function main(): Promise<void> {
  const [resolveFrom = '.', schemaSql = '', once = ''] = process.argv.slice(2);
  const cache = cacheDirectory();
  const run = openRunDirectory();
  say({ at: 'opened', path: run.path });
  const binaries = await postgresBinaries({ cache, run, resolveFrom });
  say({ at: 'binaries' });
  const template = await clusterTemplate({
    schema: { key: schemaSql, sql: schemaSql },
    binaries,
    cache,
    run,
  });
  say({ at: 'template' });
  const cluster = await startCluster({ template, run });
  say({ at: 'started', port: cluster.port, pid: cluster.pid });
  if (once === 'once') {
    await cluster.stop();
    await run.close();
    return;
  }
  // One statement that keeps a backend busy, as a scenario would.
  await cluster.admin.query('SELECT pg_sleep(600)');
}

function say(what: object): void {
  process.stdout.write(`${JSON.stringify(what)}\n`);
}

main().catch((thrown: unknown) => {
  process.stderr.write(`${String(thrown)}\n`);
  process.exitCode = 1;
});
