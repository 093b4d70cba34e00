// A state of the database that the target's definition has a name and a way for.

import type { Fault } from '../contract/fault';
import type { Lane } from '../contract/lane';
import type { NamedState, StateSetting } from '../contract/named-state';
import type { Receipt } from '../contract/receipt';
import type { DatabaseStateName } from '../contract/target';

/** What the server said when a state was brought about that nothing has taken back since. */
const SAID = new WeakMap<Lane, Map<string, Receipt>>();

/**
 * Brings a state of `database.states` about, and takes it back by its `undo`. Rejects where the target does not describe it, or its SQL
 * touches no row.
 */
export function databaseState(name: DatabaseStateName): Fault {
  return {
    title: `database state: ${name}`,
    async act(lane) {
      const { undo } = stateOf(lane, name);
      const setting = settingOf(lane);
      lane.undo(`undo the state ${name}`, async () => {
        if (saidOn(lane).delete(name)) await undo?.(setting);
      });
      await applyState(lane, name);
    },
    async witness(lane) {
      if (stateOf(lane, name).read !== undefined) return witnessState(lane, name);
      return saidOn(lane).get(name) ?? null;
    },
  };
}

/** Brings the state about. What no configuration undoes is made afresh before each run. */
export async function applyState(lane: Lane, name: DatabaseStateName): Promise<Receipt> {
  const { apply, undoes } = stateOf(lane, name);
  const receipt = await apply(settingOf(lane));
  saidOn(lane).set(name, receipt);
  if (undoes !== undefined) saidOn(lane).delete(undoes);
  return receipt;
}

/** Reads the rows back over the direct connection; null where nothing says how. */
export async function witnessState(lane: Lane, name: DatabaseStateName): Promise<Receipt | null> {
  return (await stateOf(lane, name).read?.(settingOf(lane))) ?? null;
}

function saidOn(lane: Lane): Map<string, Receipt> {
  const said = SAID.get(lane) ?? new Map<string, Receipt>();
  SAID.set(lane, said);
  return said;
}

function stateOf(lane: Lane, name: DatabaseStateName): NamedState {
  const state = lane.target.database.states[name];
  if (state === undefined)
    throw new Error(`The target ${lane.target.name} does not describe the state ${name}.`);
  return state;
}

function settingOf(lane: Lane): StateSetting {
  return {
    session: lane.session,
    person: lane.person,
    freshId: lane.freshId,
    query: (sql, parameters) => lane.database.query(sql, parameters),
  };
}
