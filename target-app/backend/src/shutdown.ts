// Ends the process on a signal: no new requests, a short grace for those under way, then out.

import type { Server } from 'node:http';
import type { Pool } from 'pg';
import type { Logger } from './logger';

const SIGNALS = ['SIGTERM', 'SIGINT'] as const;
const GRACE_MS = 500;
const SWEEP_MS = 20;

/** A second signal ends the process at once. */
export function shutDownOnSignal(server: Server, pool: Pool, log: Logger): void {
  let stopping = false;
  for (const signal of SIGNALS) {
    process.on(signal, () => {
      if (stopping) process.exit(1);
      stopping = true;
      log.info({ signal }, 'shutting down');
      void stop(server, pool).then(() => {
        log.info('stopped');
        process.exit(0);
      });
    });
  }
}

async function stop(server: Server, pool: Pool): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  // A kept-alive connection becomes idle only when its last answer is out.
  setInterval(() => server.closeIdleConnections(), SWEEP_MS).unref();
  const grace = new Promise<void>((resolve) => setTimeout(resolve, GRACE_MS));
  await Promise.race([closed.then(() => pool.end()).catch(() => undefined), grace]);
}
