import { parseAuthorization } from './authorization-header';

const NONE = { kind: 'none' };
const token = (text: string) => ({ kind: 'token', token: text });
const unusable = (value: string) => ({ kind: 'unusable', value });

describe('the Authorization header', () => {
  test.each([
    ['absent', undefined, NONE],
    ['empty', '', NONE],
    ['the scheme alone', 'Bearer', NONE],
    ['the scheme alone in another case', 'bEARER', NONE],
    ['the scheme and spaces', 'Bearer   ', NONE],
    ['scheme and token', 'Bearer a.b.c', token('a.b.c')],
    ['another case', 'bearer a.b.c', token('a.b.c')],
    ['several spaces', 'BEARER    a.b.c', token('a.b.c')],
    ['quotes, which belong to the token', 'Bearer "a.b.c"', token('"a.b.c"')],
    ['bytes outside ASCII, which belong to the token', 'Bearer t\u00f6\u00a0k', token('t\u00f6\u00a0k')],
    ['the token alone', 'a.b.c', unusable('a.b.c')],
    ['a token that begins with the scheme', 'Bearera.b.c', unusable('Bearera.b.c')],
    ['the scheme twice', 'Bearer Bearer a.b.c', unusable('Bearer Bearer a.b.c')],
    ['another scheme', 'Basic dTpw', unusable('Basic dTpw')],
    ['another scheme with ours as its value', 'Basic bearer', unusable('Basic bearer')],
    ['a tab between', 'Bearer\ta.b.c', unusable('Bearer\ta.b.c')],
    ['a tab after the space', 'Bearer \ta.b.c', unusable('Bearer \ta.b.c')],
    ['a tab inside', 'Bearer a.b\tc', unusable('Bearer a.b\tc')],
    ['a space inside', 'Bearer a.b c', unusable('Bearer a.b c')],
    ['a comma and a second scheme', 'Bearer a, Basic b', unusable('Bearer a, Basic b')],
  ])('%s', (_title, value, expected) => {
    expect(parseAuthorization(value)).toEqual(expected);
  });

  test('is read in time that grows no faster than its length', () => {
    const long = `Bearer ${' '.repeat(100_000)}a b`;
    expect(parseAuthorization(long).kind).toBe('unusable');
  });
});
