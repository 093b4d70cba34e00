// A state of the database that the target's definition has a name and the SQL for.

import type { Fault } from '../contract/fault';
import type { Lane } from '../contract/lane';
import type { DatabaseState, DatabaseStateName, Subject } from '../contract/target';
import type { Receipt } from '../contract/receipt';

export function databaseState(name: DatabaseStateName): Fault {
  return {
    title: `database state: ${name}`,
    act: (lane) => applyState(lane, name),
    witness: (lane) => witnessState(lane, name),
  };
}

/** Brings the state about. The lane's rows are written afresh before each run, so there is nothing to take back. */
export async function applyState(lane: Lane, name: DatabaseStateName): Promise<void> {
  const { sql, parameters } = stateOf(lane, name).apply(subjectOf(lane));
  await lane.database.query(sql, parameters);
}

/** Reads the rows back over the direct connection. */
export async function witnessState(lane: Lane, name: DatabaseStateName): Promise<Receipt | null> {
  const state = stateOf(lane, name);
  const { sql, parameters } = state.read(subjectOf(lane));
  const { rows } = await lane.database.query(sql, parameters);
  return state.holds(rows, subjectOf(lane)) ? { summary: state.says, sql, rows } : null;
}

function stateOf(lane: Lane, name: DatabaseStateName): DatabaseState {
  const state = lane.target.database.states[name];
  if (state === undefined)
    throw new Error(`The target ${lane.target.name} does not describe the state ${name}.`);
  return state;
}

function subjectOf(lane: Lane): Subject {
  return { session: lane.session, person: lane.person, freshId: lane.freshId };
}
