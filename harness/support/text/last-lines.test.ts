import { withLastLines } from './last-lines';

test('the last lines stand below the reason, without the blank ones', () => {
  const lines = ['one', 'two', '', '  three', ' '];
  expect(withLastLines('it ended', lines, { count: 2 })).toBe(
    'it ended; its last log lines:\n  two\n    three\n',
  );
  expect(withLastLines('it ended', lines, { count: 1, title: 'its output' })).toBe(
    'it ended; its output:\n    three\n',
  );
});

test('where there are none, the reason stands alone, or it is said', () => {
  expect(withLastLines('it ended', [''], { count: 2 })).toBe('it ended');
  expect(withLastLines('it ended', [], { count: 2, none: 'its log is empty' })).toBe(
    'it ended; its log is empty',
  );
});
