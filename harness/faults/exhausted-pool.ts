// Every connection of the pool held by a login that waits to write its session.

import type { EdgeRecord } from '../contract/edge';
import type { Fault } from '../contract/fault';
import type { Lane } from '../contract/lane';
import { waitingBackends } from '../support/backends';
import { awaitState } from './await-state';
import { releaseLock } from './locked-table';
import { pooledConnections } from './pool';

/** Wants the sessions table locked in SHARE mode: reads pass, the logins' inserts wait. */
export const exhaustedPool: Fault = {
  title: 'every pooled connection held by a waiting login',
  // Seen behind the probe: the logins must have waited until it was answered.
  phase: 'through',
  async act(lane) {
    await occupyPool(lane, await poolSize(lane));
  },
  async witness(lane) {
    const size = await poolSize(lane);
    const waiting = (await waitingBackends(lane.database)).length;
    // A target that ends of it leaves its queries behind: PostgreSQL notes that nobody waits for them only when they have the lock.
    const ended = lane.deployment.serving.some((process) => process.ended() !== null);
    const total = ended ? waiting : await pooledConnections(lane);
    const idle = (await lane.poolGauge('idle')) ?? Math.max(0, total - waiting);
    return total === size && idle === 0 && waiting >= size
      ? { summary: `all ${size} connections of the pool wait for a lock`, total, idle, waiting }
      : null;
  },
};

/** Sends `count` logins that must wait, and comes back when each is seen to wait, beside those that already did. Rejects where one does not. */
export async function occupyPool(lane: Lane, count: number): Promise<void> {
  const before = await waitingBackends(lane.database);
  const recorded = lane.edge.records.length;
  const processes = [...lane.deployment.serving];
  const logins = Array.from({ length: count }, () => lane.logIn(lane.bystander));
  for (const login of logins) login.catch(() => undefined);
  lane.undo('let the waiting logins end', async () => {
    await releaseLock(lane);
    const settled = await Promise.allSettled(logins);
    const [first, ...more] = settled.filter((one) => one.status === 'rejected');
    // A target may have waited for long enough, or have ended itself.
    const refused = 1 + more.length <= refusedSince(lane, recorded);
    if (first === undefined || refused || processes.some((process) => process.ended() !== null)) return;
    throw first.reason;
  });
  const allWait = async () => {
    // Those of before may give up meanwhile.
    const waiting = (await waitingBackends(lane.database)).filter((pid) => !before.includes(pid));
    return waiting.length >= count ? true : null;
  };
  if ((await awaitState(allWait, lane.timing.queryTimeoutMs)) === null)
    throw new Error(`Not all of ${count} logins came to wait for the locked table.`);
}

/** How many requests beside the probe's the target itself has refused with 5xx. */
function refusedSince({ edge, target: { probe } }: Lane, recorded: number): number {
  const isProbe = ({ method, path }: EdgeRecord) => method === probe.method && path === probe.path;
  return edge.records
    .slice(recorded)
    .filter((record) => !isProbe(record) && record.status >= 500 && record.upstream !== null).length;
}

/** The pool's limit, as the serving process was started with it. */
export async function poolSize(lane: Lane): Promise<number> {
  const [serving] = lane.deployment.serving;
  const name = lane.target.variables.poolMax;
  if (serving === undefined || name === undefined)
    throw new Error('The target names no variable for its pool.');
  return Number((await serving.environment())[name]);
}
