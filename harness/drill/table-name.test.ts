import { mentions, tableName } from './table-name';

describe('a name of SQL', () => {
  test.each([
    ['sessions', { schema: null, table: 'sessions' }],
    ['app.sessions', { schema: 'app', table: 'sessions' }],
    ['"Odd.One"."Log ""Book"""', { schema: '"Odd.One"', table: '"Log ""Book"""' }],
    ['no name', { schema: null, table: 'no name' }],
  ])('is taken apart at the dot behind its schema, and nowhere else: %s', (name, parts) => {
    expect(tableName(name)).toEqual(parts);
  });

  test.each([
    ['SELECT 1 FROM sessions', 'app.sessions', true],
    ['SELECT 1 FROM app."Session" AS s', '"Session"', true],
    ['SELECT s."isActive" FROM x', '"isActive"', true],
    ['SELECT 1 FROM user_sessions', 'sessions', false],
    ['SELECT 1 FROM sessions2', 'sessions', false],
    ['SELECT 1 FROM "a+b"', '"a+b"', true],
    ['SELECT 1 FROM aab', '"a+b"', false],
  ])('is found in a statement whichever way it is written there: %s, %s', (statement, name, found) => {
    expect(mentions(statement, name)).toBe(found);
  });
});
