// Ends the process on a signal: no new requests, time for those under way, then out.

import type { Server } from 'node:http';
import type { Pool } from 'pg';
import type { DatabaseConfig } from './config';
import type { Logger } from './logger';
import { stopperOf } from './stop-server';
import { within } from './within';

const SIGNALS = ['SIGTERM', 'SIGINT'] as const;
/** For what a request does beside waiting for the database. */
const REST_MS = 1_000;
/** Docker kills ten seconds after the signal; the last line is to be out by then. */
const MAX_GRACE_MS = 9_000;
/** With every answer out, only a query that nobody waits for can hold the pool up. */
const POOL_MS = 500;

export interface Shutdown {
  /** Does not listen yet. */
  readonly server: Server;
  readonly pool: Pool;
  readonly log: Logger;
  readonly database: DatabaseConfig;
}

/** A second signal ends the process at once. */
export function shutDownOnSignal({ server, pool, log, database }: Shutdown): void {
  const stopServer = stopperOf(server);
  const graceMs = graceFor(database);
  const stop = async () => {
    const cut = await stopServer(graceMs);
    if (cut > 0) return log.warn({ connections: cut, graceMs }, cutShort(cut, graceMs));
    await within(POOL_MS, pool.end());
    log.info('stopped');
  };
  let stopping = false;
  for (const signal of SIGNALS) {
    process.on(signal, () => {
      if (stopping) process.exit(1);
      stopping = true;
      log.info({ signal }, 'shutting down');
      void stop().then(() => process.exit(0));
    });
  }
}

/** As long as a request may take that ends by its own limits. */
function graceFor({ connectTimeoutMs, queryTimeoutMs }: DatabaseConfig): number {
  return Math.min(connectTimeoutMs + queryTimeoutMs + REST_MS, MAX_GRACE_MS);
}

function cutShort(cut: number, graceMs: number): string {
  const connections = `${cut} connection${cut === 1 ? '' : 's'}`;
  return (
    `Failed to answer every request before the end: the time for it was up (${connections} cut after ${graceMs} ms). ` +
    'Look for clients that send slowly, or lower DB_CONNECT_TIMEOUT_MS and DB_QUERY_TIMEOUT_MS.'
  );
}
