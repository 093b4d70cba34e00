// PostgreSQL itself turns the target's role away, by one rule or another.

import { awaitState } from './await-state';
import { messageOf } from '../support/user-error';
import type { Fault } from '../contract/fault';
import type { DatabaseSession } from '../contract/database';
import type { Lane } from '../contract/lane';
import type { Receipt } from '../contract/receipt';
import { backendsOf } from '../support/backends';

const HELD = new WeakMap<Lane, DatabaseSession>();

/** A smart shutdown that cannot end while the harness's own session holds on (PostgreSQL manual, §18.5). */
export const shuttingDown: Fault = {
  title: 'a smart shutdown of PostgreSQL that waits for a session',
  async act(lane) {
    const { smartShutdown, startAgain } = lane.database;
    if (smartShutdown === undefined || startAgain === undefined)
      throw new Error('The lane has no cluster of its own.');
    lane.undo('start PostgreSQL again', startAgain);
    await smartShutdown();
  },
  witness: (lane) => witnessRefusal(lane, '57P03'),
};

/** The role may hold one connection, and the harness holds it. */
export const connectionsExhausted: Fault = {
  title: "the role's connection limit reached",
  async act(lane) {
    lane.undo('free the connection limit', () => freeConnections(lane));
    await awaitState(
      async () => ((await backendsOf(lane.database, 'true')).length === 0 ? true : null),
      lane.timing.deadlineMs,
    );
    await lane.database.query(`ALTER ROLE ${lane.database.role} CONNECTION LIMIT 1`);
    HELD.set(lane, await lane.database.openSessionAsRole());
  },
  witness: (lane) => witnessRefusal(lane, '53300'),
};

/** Lets go of the connection that `connectionsExhausted` holds, and lifts the limit. */
export async function freeConnections(lane: Lane): Promise<void> {
  const held = HELD.get(lane);
  HELD.delete(lane);
  await held?.close();
  await lane.database.query(`ALTER ROLE ${lane.database.role} CONNECTION LIMIT -1`);
}

/** Changes the role's password, so that new connections are refused (28P01) while those of the pool live on. */
export const passwordChanged: Fault = {
  title: "the role's password changed",
  async act(lane) {
    lane.undo("change the role's password back", () => lane.database.changePassword('its own'));
    await lane.database.changePassword('another');
  },
  witness: (lane) => witnessRefusal(lane, '28P01'),
};

/** A direct connection with the target's own credentials is refused with this SQLSTATE. */
async function witnessRefusal(lane: Lane, sqlState: string): Promise<Receipt | null> {
  try {
    await (await lane.database.openSessionAsRole()).close();
    return null;
  } catch (refusal) {
    const code = (refusal as { code?: unknown }).code;
    return code === sqlState
      ? {
          summary: `a direct connection as ${lane.database.role} is refused: ${messageOf(refusal)} (${sqlState})`,
          code,
        }
      : null;
  }
}
