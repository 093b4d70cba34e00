// The database put in order again: its rows, its locks, its connections, itself.

import type { Fix } from '../contract/fix';
import type { DatabaseStateName } from '../contract/target';
import { applyState } from '../faults/database-state';
import { occupyPool, poolSize } from '../faults/exhausted-pool';
import { releaseLock } from '../faults/locked-table';
import { useUpClosed } from '../faults/pool';
import { freeConnections } from '../faults/refusing-server';

/**
 * Brings a state of `database.states` about that mends the rows: `sessionRestored`, `userRestored` and the like. Left out where the target
 * does not describe it. Rejects where its SQL touches no row.
 */
export function repairRows(title: string, state: DatabaseStateName): Fix {
  return { title, needs: [`state:${state}`], apply: async (lane) => void (await applyState(lane, state)) };
}

/** Puts the proxy to the database back as it was, and has the pool use up connections that were closed. Rejects where it still holds such. */
export const reconnectDatabase: Fix = {
  title: 'Make the database reachable again',
  async apply(lane) {
    await lane.proxy.restore();
    await useUpClosed(lane);
  },
};

/** Releases the lock of `lockedTable`; the request is sent again by whoever judges the fix. */
export const unlockAndRepeat: Fix = {
  title: 'Release the lock and repeat the request',
  apply: releaseLock,
};

/** `reconnectDatabase`, and the lock of `lockedTable` released. */
export const reconnectAndUnlock: Fix = {
  title: 'Make the database reachable again',
  async apply(lane) {
    await lane.proxy.restore();
    await releaseLock(lane);
    await useUpClosed(lane);
  },
};

/** Starts PostgreSQL again. Needs a lane with a cluster of its own, and does nothing on another. */
export const startDatabase: Fix = {
  title: 'Start the database again',
  async apply(lane) {
    await lane.database.startAgain?.();
  },
};

/** Takes `connectionsExhausted` back. */
export const freeDatabaseConnections: Fix = {
  title: 'Free the connections that use up the limit',
  apply: freeConnections,
};

/** Gives the role the password again that the target's environment has. */
export const restorePassword: Fix = {
  title: 'Bring the password of the role and of the database URL together again',
  apply: (lane) => lane.database.changePassword('its own'),
};

/** The load stays as it was: the lock is still held, and as many logins as before wait again. */
export const enlargePool: Fix = {
  title: 'Enlarge the connection pool',
  async apply(lane) {
    const size = await poolSize(lane);
    lane.undo('restore the deployment', () => lane.deployment.restore());
    await lane.deployment.restart({ variables: { poolMax: String(size * 2) } });
    await occupyPool(lane, size);
  },
};
