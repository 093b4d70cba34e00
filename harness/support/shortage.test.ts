import { isShortage, shortageError } from './shortage';

const failed = (code: string, options?: ErrorOptions) =>
  Object.assign(new Error('failed', options), { code });

test.each([
  ['too many open files', failed('EMFILE'), true],
  ['a full disk, at the bottom of it', new Error('outer', { cause: failed('ENOSPC') }), true],
  ['nobody who listens', failed('ECONNREFUSED'), false],
  ['what is no error', 'EMFILE', false],
])('%s is a shortage or is none: %o', (_, thrown, expected) => {
  expect(isShortage(thrown)).toBe(expected);
});

test('a shortage is told with its remedy, and what is none is not', () => {
  const thrown = new Error('it could not be copied', { cause: failed('ENOSPC') });
  expect(shortageError(thrown)?.message).toBe(
    'Failed to go on: it could not be copied. Free some space there, 160 MiB for a run, or name another folder in TMPDIR.',
  );
  expect(shortageError(new Error('odd'))).toBeNull();
});
