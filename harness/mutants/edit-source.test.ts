import { UserError } from '../support/user-error';
import { editSource } from './edit-source';

const EDIT = { file: 'a.ts', find: '.status(401)', replace: '.status(403)' };

describe('an edit of a source', () => {
  test('replaces its text and leaves the rest as it was', () => {
    expect(editSource('one\n  .status(401)\nthree\n', EDIT)).toBe('one\n  .status(403)\nthree\n');
  });

  test('puts its replacement in as it stands, whatever it means to a pattern', () => {
    expect(editSource('before .status(401) after', { ...EDIT, replace: "$& $' $1" })).toBe(
      "before $& $' $1 after",
    );
  });

  test.each([
    ['nowhere', 'response.sendStatus(401);'],
    ['more than once', '.status(401) .status(401)'],
  ])('is an error where its text stands %s', (where, source) => {
    expect(() => editSource(source, EDIT)).toThrow(UserError);
    expect(() => editSource(source, EDIT)).toThrow(
      `Failed to make a mutant: the text to replace stands ${where} in a.ts (.status(401)).`,
    );
  });
});
