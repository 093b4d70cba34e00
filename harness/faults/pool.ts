// The target's pool of database connections: emptied, warmed, and counted.

import type { Fault } from '../contract/fault';
import type { Lane } from '../contract/lane';
import { awaitState } from './await-state';

/** Empties the pool without a restart: the proxy cuts its connections, and lets new ones through again once it is seen to be empty. */
export const coldPool: Fault = {
  title: 'the pool emptied',
  async act(lane) {
    lane.undo('restore the proxy', () => lane.proxy.restore());
    await lane.proxy.disable();
    await awaitEmptyPool(lane);
    await lane.proxy.enable();
  },
  async witness(lane) {
    const pooled = await pooledConnections(lane);
    return pooled === 0 ? { summary: 'the pool holds no connection', pooled } : null;
  },
};

/** One good request, after which the pool holds a connection. */
export const warmPool: Fault = {
  title: 'the pool warmed',
  async act(lane) {
    await lane.signIn();
  },
  async witness(lane) {
    const pooled = await pooledConnections(lane);
    return pooled > 0 ? { summary: `the pool holds ${pooled} of its connections`, pooled } : null;
  },
};

export async function awaitEmptyPool(lane: Lane): Promise<void> {
  await awaitState(async () => ((await pooledConnections(lane)) === 0 ? true : null), lane.timing.deadlineMs);
}

/** As the target's gauge says; where it has none, as PostgreSQL says (`pg_stat_activity`). */
export async function pooledConnections(lane: Lane): Promise<number> {
  return (await lane.poolGauge('total')) ?? (await backendsOf(lane, 'true')).length;
}

/** Process ids of the server's backends that serve the target's role and meet `condition`. */
export async function backendsOf(lane: Lane, condition: string): Promise<readonly number[]> {
  const { rows } = await lane.database.query(
    `SELECT pid FROM pg_stat_activity WHERE usename = $1 AND backend_type = 'client backend' AND ${condition}`,
    [lane.database.role],
  );
  return rows.map((row) => Number(row.pid));
}

/** Those of them that wait for a lock. */
export function waitingBackends(lane: Lane): Promise<readonly number[]> {
  return backendsOf(lane, "wait_event_type = 'Lock'");
}
