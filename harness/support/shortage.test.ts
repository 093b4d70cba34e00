import { isShortage } from './shortage';

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
