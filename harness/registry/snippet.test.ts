import type { Need } from '../contract/need';
import { placeStubs, snippetOf } from './snippet';
import { lookStub, stubsFor } from './stub-for';

const STATE = `{ apply: 'UPDATE … WHERE … = {{userId}}', undo: 'UPDATE … WHERE … = {{userId}}', shows: 'SELECT 1 FROM … WHERE … = {{userId}}' }`;

describe('what is to be pasted', () => {
  test('has each key once, whatever is within it', () => {
    expect(
      pasted(['variable:tokenLifetime', 'state:userDeleted', 'log out', 'variable:origins', 'log out'], {}),
    ).toBe(
      [
        "variables: { tokenLifetime: 'NAME_OF_THE_VARIABLE', origins: 'NAME_OF_THE_VARIABLE' },",
        `database: { states: { userDeleted: ${STATE} } },`,
        "signOut: { path: '/logout' },",
      ].join('\n'),
    );
  });

  test('says within which key it goes that is there already, lest that be lost', () => {
    const written = { database: { schema: 'schema.sql', states: { userDeleted: 'DELETE' } }, looks: {} };
    const needs: Need[] = ['state:sessionRevoked', 'state:sessionExpired', 'users table', 'log out'];
    expect(snippetOf(placeStubs([...needs.flatMap(stubsFor), lookStub('token-expired')], written))).toBe(
      [
        "signOut: { path: '/logout' },",
        '// within `database.states`:',
        `sessionRevoked: ${STATE},`,
        `sessionExpired: ${STATE},`,
        '// within `database`:',
        "usersTable: 'users',",
        '// within `looks`:',
        "'token-expired': { status: 401 },",
      ].join('\n'),
    );
  });

  test('says in the place of which key it goes where that says too little', () => {
    const written = { database: { states: { userDeleted: 'DELETE' } }, metrics: 'none' };
    expect(pasted(['shown:userDeleted', 'pool gauge'], written)).toBe(
      [
        '// in the place of `database.states.userDeleted`:',
        `userDeleted: ${STATE},`,
        '// in the place of `metrics`:',
        "metrics: { path: '/metrics', counts: [], pool: { total: '…', waiting: '…', idle: '…' } },",
      ].join('\n'),
    );
  });

  test('keeps what is there and will do', () => {
    expect(pasted(['pool gauge'], { metrics: { path: '/numbers', counts: () => true } })).toBe(
      "// within `metrics`:\npool: { total: '…', waiting: '…', idle: '…' },",
    );
  });

  test('stands on several lines where it is long', () => {
    expect(pasted(['state:userDeleted', 'state:userMoved'], {})).toBe(
      [
        'database: {',
        '  states: {',
        `    userDeleted: ${STATE},`,
        `    userMoved: ${STATE},`,
        '  },',
        '},',
      ].join('\n'),
    );
  });
});

function pasted(needs: readonly Need[], written: object): string {
  return snippetOf(placeStubs(needs.flatMap(stubsFor), written));
}
