// A table locked by a session of the harness, so that whoever needs it waits.

import type { DatabaseSession } from '../contract/database';
import type { Fault } from '../contract/fault';
import type { Lane } from '../contract/lane';

/** PostgreSQL's names for how much a lock keeps out. */
export type LockMode = 'ACCESS EXCLUSIVE' | 'SHARE';

const TABLE = { sessions: 'sessionsTable', users: 'usersTable' } as const;
const HOLDERS = new WeakMap<Lane, DatabaseSession>();

/** `ACCESS EXCLUSIVE` holds up readers too, `SHARE` writers alone (PostgreSQL manual, §13.3.1). */
export function lockedTable(which: keyof typeof TABLE, mode: LockMode): Fault {
  return {
    title: `the ${which} table locked in ${mode} mode`,
    async act(lane) {
      const holder = await lane.database.openSession();
      HOLDERS.set(lane, holder);
      lane.undo('release the lock', () => releaseLock(lane));
      await holder.query('BEGIN');
      await holder.query(`LOCK TABLE ${tableOf(lane, which)} IN ${mode} MODE`);
    },
    async witness(lane) {
      const { rows } = await lane.database.query(
        // Databases made from one template share the object ids of their tables.
        `SELECT pid FROM pg_locks WHERE relation = $1::regclass AND mode = $2 AND granted
         AND database = (SELECT oid FROM pg_database WHERE datname = current_database())`,
        [tableOf(lane, which), `${mode.split(' ').map(capitalised).join('')}Lock`],
      );
      const [lock] = rows;
      return lock === undefined
        ? null
        : {
            summary: `backend ${String(lock.pid)} holds ${tableOf(lane, which)} in ${mode} mode`,
            pid: lock.pid,
          };
    },
  };
}

/** Ends the session that holds the lock of `lockedTable`; nothing where there is none. */
export async function releaseLock(lane: Lane): Promise<void> {
  const holder = HOLDERS.get(lane);
  HOLDERS.delete(lane);
  await holder?.close();
}

function tableOf(lane: Lane, which: keyof typeof TABLE): string {
  const table = lane.target.database[TABLE[which]];
  if (table === undefined) throw new Error(`The target ${lane.target.name} names no ${which} table.`);
  return table;
}

function capitalised(word: string): string {
  return word.charAt(0) + word.slice(1).toLowerCase();
}
