// The target's pool of database connections: emptied, warmed, and counted.

import type { Connections } from '../contract/deployment';
import type { Fault } from '../contract/fault';
import type { Lane } from '../contract/lane';
import { backendsOf } from '../support/backends';
import { awaitState } from './await-state';

/** Empties the pool without a restart: the proxy cuts its connections, and lets new ones through again once it is seen to be empty. */
export const coldPool: Fault = {
  title: 'the pool emptied',
  async act(lane) {
    lane.undo('restore the proxy', () => lane.proxy.restore());
    await lane.proxy.disable();
    await awaitEmptyPool(lane);
    await lane.proxy.enable();
    if (lane.target.process.supervised === true) await lane.deployment.revive();
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

/** Many pools note at once that a connection was closed, and some only when they next use it: those are not waited for long. */
export async function awaitEmptyPool(lane: Lane): Promise<void> {
  const noted = async () => {
    const { established, closing } = await connections(lane);
    return established + closing === 0 ? true : null;
  };
  if ((await awaitState(noted, lane.timing.graceMs)) !== null) return;
  await awaitState(async () => ((await pooledConnections(lane)) === 0 ? true : null), lane.timing.deadlineMs);
  await useUpClosed(lane);
}

/** A pool that has not noted which of its connections were closed hands each of them out once more: they are used up, by somebody else. */
export async function useUpClosed(lane: Lane): Promise<void> {
  const usedUp = async () => {
    if ((await connections(lane)).closing === 0) return true;
    await lane.logIn(lane.bystander).catch(() => undefined);
    return null;
  };
  if ((await awaitState(usedUp, lane.timing.deadlineMs)) === null)
    throw new Error('The pool still holds connections that were closed.');
}

/** Those that can be used, as the target's gauge says; else as the kernel's socket table does; else PostgreSQL (`pg_stat_activity`). */
export async function pooledConnections(lane: Lane): Promise<number> {
  return (await connections(lane)).established;
}

async function connections(lane: Lane): Promise<Connections> {
  const gauge = await lane.poolGauge('total');
  if (gauge !== null) return { established: gauge, closing: 0 };
  const { port } = lane.proxy.address;
  const seen = await Promise.all(
    lane.deployment.serving.map(async (process) => process.connectionsTo?.(port)),
  );
  if (seen.length === 0 || seen.includes(undefined))
    return { established: (await backendsOf(lane.database, 'true')).length, closing: 0 };
  const known = seen.filter((one) => one !== undefined);
  return {
    established: known.reduce((sum, one) => sum + one.established, 0),
    closing: known.reduce((sum, one) => sum + one.closing, 0),
  };
}
