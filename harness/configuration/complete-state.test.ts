import type { StateConfiguration } from '../contract/configuration';
import type { Rows } from '../contract/database';
import type { StateSetting } from '../contract/named-state';
import { completeStates } from './complete-state';

const CLAIMS = Buffer.from(JSON.stringify({ sid: 's1' })).toString('base64url');

describe('a named state', () => {
  test('is brought about by SQL with the values of its subject, each a literal', async () => {
    const { setting, asked } = settingFor();
    const state = stateOf(
      'UPDATE s SET x = true WHERE sid = {{claims.sid}} AND mail = {{email}} AND r = {{refresh}}',
    );
    expect(await state.apply(setting)).toMatchObject({ touched: 1 });
    expect(asked).toEqual([
      "UPDATE s SET x = true WHERE sid = 's1' AND mail = 'o''hara@example.com' AND r = 'r1'",
    ]);
  });

  test('whose SQL touches no row is refused, by its key; TRUNCATE does not say', async () => {
    const { setting } = settingFor({ rows: [], rowCount: 0 });
    await expect(stateOf('UPDATE s SET x = true').apply(setting)).rejects.toThrow(
      'The SQL of the state sessionRevoked touched no row: database.states.sessionRevoked.',
    );
    await expect(stateOf('TRUNCATE s').apply(setting)).resolves.toMatchObject({ touched: 0 });
  });

  test('is seen by what shows it, and not otherwise', async () => {
    const state = stateOf({
      apply: 'UPDATE s SET x = true',
      shows: 'SELECT FROM s WHERE x',
      says: 's.x is set',
    });
    expect(await state.read?.(settingFor().setting)).toEqual({ summary: 's.x is set', rows: 1 });
    expect(await state.read?.(settingFor({ rows: [], rowCount: 0 }).setting)).toBeNull();
    expect(stateOf('UPDATE s SET x = true').read).toBeUndefined();
  });

  test('gives its opposite by its undoing, which may find nothing left to undo', async () => {
    const states = completeStates({
      sessionRevoked: { apply: 'UPDATE s SET x = true', undo: 'UPDATE s SET x = false' },
    });
    const nothing = settingFor({ rows: [], rowCount: 0 });
    await expect(states.sessionRevoked?.undo?.(nothing.setting)).resolves.toBeUndefined();
    await expect(states.sessionRestored?.apply(nothing.setting)).rejects.toThrow(
      'sessionRestored touched no row',
    );
    expect(states.sessionRestored?.undoes).toBe('sessionRevoked');
  });

  test('may be a function', async () => {
    const said: string[] = [];
    const state = stateOf({ apply: async ({ person }) => void said.push(person.email) });
    await state.apply(settingFor().setting);
    expect(said).toEqual(["o'hara@example.com"]);
  });
});

function stateOf(state: StateConfiguration) {
  const { sessionRevoked } = completeStates({ sessionRevoked: state });
  if (sessionRevoked === undefined) throw new Error('There is no state.');
  return sessionRevoked;
}

function settingFor(rows: Rows = { rows: [{}], rowCount: 1 }) {
  const asked: string[] = [];
  const setting: StateSetting = {
    person: { id: 'p', email: "o'hara@example.com", password: 'pw', role: 'member' },
    session: { token: `eyJ.${CLAIMS}.x`, userId: 'u', kept: { refresh: 'r1' } },
    freshId: 'f',
    query: async (sql) => {
      asked.push(sql);
      return rows;
    },
  };
  return { setting, asked };
}
