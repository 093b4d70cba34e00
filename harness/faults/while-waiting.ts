// What befalls a request while its query waits for a lock.

import type { Fault } from '../contract/fault';
import type { Lane } from '../contract/lane';
import { backendsOf, waitingBackends } from '../support/backends';
import { awaitState } from './await-state';
import { disableProxy } from './proxy-faults';

const TERMINATED = new WeakMap<Lane, number>();

/** The server's backend that waits, terminated by an administrator. */
export const backendTerminated: Fault = {
  title: 'the waiting backend terminated',
  phase: 'while',
  async act(lane) {
    const pid = await waitingBackend(lane);
    if (pid === null) return;
    lane.undo('forget the backend', () => void TERMINATED.delete(lane));
    TERMINATED.set(lane, pid);
    await lane.database.query('SELECT pg_terminate_backend($1)', [pid]);
  },
  async witness(lane) {
    const pid = TERMINATED.get(lane);
    if (pid === undefined) return null;
    const gone = await awaitState(
      async () => ((await backendsOf(lane.database, 'true')).includes(pid) ? null : true),
      lane.timing.queryTimeoutMs / 2,
    );
    return gone === null ? null : { summary: `backend ${pid}, which waited for a lock, is gone`, pid };
  },
};

/** The proxy disabled under the query that waits. */
export const cutOffWhileWaiting: Fault = {
  title: 'the proxy disabled under the waiting query',
  phase: 'while',
  async act(lane) {
    if ((await waitingBackend(lane)) !== null) await disableProxy(lane);
  },
  async witness(lane) {
    const { enabled } = await lane.proxy.state();
    return enabled
      ? null
      : { summary: `proxy ${lane.proxy.name} was disabled while a query waited for a lock`, enabled };
  },
};

function waitingBackend(lane: Lane): Promise<number | null> {
  return awaitState(
    async () => (await waitingBackends(lane.database))[0] ?? null,
    lane.timing.queryTimeoutMs,
  );
}
