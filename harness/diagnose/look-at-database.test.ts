import { GUIDE_NAMES } from '../checks/guide-names';
import { lookAtDatabase } from './look-at-database';
import { Notebook } from './notebook';

test.each([
  [0, 'sessions has 0 rows of user u-1'],
  [1, 'sessions has 1 row of user u-1'],
  [2, 'sessions has 2 rows of user u-1'],
  [5, 'sessions has 5 or more rows of user u-1'],
])('a user with %i sessions is said to have them', async (number, said) => {
  const notebook = new Notebook();
  const select = async ({ sql }: { readonly sql: string }) => ({
    rows: sql.includes('FROM users') ? [{ id: 'u-1' }] : Array.from({ length: number }, () => ({})),
    rowCount: number,
  });
  await lookAtDatabase({ names: GUIDE_NAMES, path: '/session', email: 'u@example.org', select }, notebook);
  expect(notebook.steps([])[2]?.found).toContain(said);
});
