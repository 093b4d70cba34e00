// The named states of a configuration, each with what undoes it.

import type {
  DescribedState,
  ReadState,
  StateAction,
  StateConfiguration,
  StateName,
} from '../contract/configuration';
import type { NamedState, StateSetting } from '../contract/named-state';
import { OPPOSITES } from '../contract/opposites';
import type { TargetDefinition } from '../contract/target';
import { fillInSql } from '../support/text/fill-in';
import { subjectValues } from './values';

type States = TargetDefinition['database']['states'];

export function completeStates(
  states: Readonly<Partial<Record<StateName, StateConfiguration>>> = {},
): States {
  const given = Object.entries(states) as [StateName, StateConfiguration][];
  return {
    ...Object.fromEntries(given.flatMap(([name, state]) => oppositeOf(name, state))),
    ...Object.fromEntries(given.map(([name, state]) => [name, completeState(name, state)])),
  };
}

function oppositeOf(name: StateName, state: StateConfiguration): [string, NamedState][] {
  const opposite = OPPOSITES[name];
  const undo = typeof state === 'object' && 'undo' in state ? state.undo : undefined;
  if (opposite === undefined || undo === undefined) return [];
  return [[opposite, { apply: (setting) => act(opposite, undo, setting), undoes: name }]];
}

function completeState(name: StateName, state: StateConfiguration): NamedState {
  if (typeof state === 'string') return { apply: (setting) => act(name, state, setting) };
  return 'holds' in state ? readState(name, state) : describedState(name, state);
}

function describedState(name: StateName, { apply, undo, shows, says }: DescribedState): NamedState {
  return {
    apply: (setting) => act(name, apply, setting, says),
    ...(undo === undefined ? {} : { undo: (setting: StateSetting) => takeBack(undo, setting) }),
    ...(shows === undefined
      ? {}
      : {
          async read(setting: StateSetting) {
            const sql = fillInSql(shows, subjectValues(setting), `database.states.${name}.shows`);
            const { rows } = await setting.query(sql);
            return rows.length === 0 ? null : { summary: says ?? `${name}: ${shows}`, rows: rows.length };
          },
        }),
  };
}

/** However many rows that touches: a fix may have mended them before. */
async function takeBack(undo: StateAction, setting: StateSetting): Promise<void> {
  if (typeof undo === 'string') await setting.query(fillInSql(undo, subjectValues(setting)));
  else await undo(setting);
}

function readState(name: StateName, { apply, read, holds, says }: ReadState): NamedState {
  return {
    async apply(setting) {
      const { sql, parameters } = apply(setting);
      return run(name, sql, parameters, setting, says);
    },
    async read(setting) {
      const { sql, parameters } = read(setting);
      const { rows } = await setting.query(sql, parameters);
      return holds(rows, setting) ? { summary: says, sql, rows } : null;
    },
  };
}

async function act(name: string, action: StateAction, setting: StateSetting, says?: string) {
  if (typeof action === 'string')
    return run(
      name,
      fillInSql(action, subjectValues(setting), `database.states.${name}`),
      undefined,
      setting,
      says ?? action,
    );
  await action(setting);
  return { summary: says ?? `the function of ${name} has run` };
}

/** These say how many rows they touched; `TRUNCATE` and the like do not. */
const COUNTS_ROWS = /^\s*(?:insert|update|delete|merge|with|select)\b/i;

async function run(
  name: string,
  sql: string,
  parameters: readonly unknown[] | undefined,
  { query }: StateSetting,
  says: string,
) {
  const { rowCount } = await query(sql, parameters);
  if (rowCount === 0 && COUNTS_ROWS.test(sql))
    throw new Error(`The SQL of the state ${name} touched no row: database.states.${name}.`);
  return { summary: says, touched: rowCount };
}
