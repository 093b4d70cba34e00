import { median } from './median';

test.each([
  [[], null],
  [[7], 7],
  [[9, 1, 2], 2],
  [[4, 1, 2, 3], 2.5],
  [[10, 9], 9.5],
])('the median of %j is %j', (values, expected) => {
  expect(median(values)).toBe(expected);
});
