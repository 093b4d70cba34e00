// Whether each described state can be brought about, is seen where something says how, and can be undone.

import type { NamedState, StateSetting } from '../contract/named-state';
import { OPPOSITES } from '../contract/opposites';
import type { DatabaseStateName } from '../contract/target';
import type { EngineLane } from '../engine/lane/open-lane';
import { messageOf } from '../support/user-error';
import { failed, passed, skipped, type StepFinding } from './examination';

/** What takes a state back is tried behind it. */
const BEHIND: Readonly<Partial<Record<DatabaseStateName, DatabaseStateName>>> = {
  // Reversed: of two with the same opposite, the first counts.
  ...Object.fromEntries(
    Object.entries(OPPOSITES)
      .reverse()
      .map(([state, opposite]) => [opposite, state]),
  ),
  sessionWritten: 'sessionsEmptied',
};

export async function lookAtStates(lane: EngineLane): Promise<StepFinding> {
  const { states: described } = lane.target.database;
  const states = Object.entries(described) as [DatabaseStateName, NamedState][];
  if (states.length === 0)
    return skipped('states', 'none is described: what needs one is skipped (database.states)');
  const wrong: { readonly key: string; readonly why: string }[] = [];
  for (const [name, state] of states) {
    const why = await faultBehind(lane, state, described[BEHIND[name] ?? name]);
    if (why !== null) wrong.push({ key: `database.states.${name}`, why });
  }
  if (wrong.length > 0)
    return failed(
      'states',
      [...wrong.map(({ key, why }) => `${key}: ${why}`), ...madeUpId(lane)].join('\n  '),
      [...wrong.map(({ key }) => key), ...(madeUpId(lane).length > 0 ? ['signIn.userId'] : [])],
    );
  return passed('states', states.map(([name]) => name).join(', '));
}

/** Where the login names nobody, the person's own id stands for the user's, which only a backend with that id in its rows knows. */
function madeUpId({ session, person }: EngineLane): string[] {
  return session.userId === person.id ? ['The login did not name the user: {{userId}} is made up.'] : [];
}

/** Some backends need the one before, some cannot have it: their tokens name a row. */
async function faultBehind(
  lane: EngineLane,
  state: NamedState,
  before: NamedState | undefined,
): Promise<string | null> {
  const why = await faultOf(lane, state, before);
  if (why === null || before === undefined || before === state) return why;
  return (await faultOf(lane, state, state)) === null ? null : why;
}

/** Each from fresh rows: one state must not hide another's fault. */
async function faultOf(
  lane: EngineLane,
  state: NamedState,
  before: NamedState | undefined,
): Promise<string | null> {
  try {
    await lane.prepare();
    const setting: StateSetting = {
      session: lane.session,
      person: lane.person,
      freshId: lane.freshId,
      query: (sql, parameters) => lane.database.query(sql, parameters),
    };
    if (before !== state) await before?.apply(setting);
    await state.apply(setting);
    if (state.read !== undefined && (await state.read(setting)) === null)
      return 'it was brought about, and what should show it does not';
    await state.undo?.(setting);
    return null;
  } catch (thrown) {
    return messageOf(thrown);
  }
}
