import { findLeaks } from './find-leaks';

const SECRET = 'geheim& "ü"/+ ~Wort';
const guarded = [{ name: 'the secret', value: SECRET }];
const found = (text: string) => findLeaks(text, guarded).map(({ form }) => form);

describe('the search for leaks', () => {
  test('finds nothing where there is nothing', () => {
    expect(found('geheim& sha256 1a2b3c4d, Wort')).toEqual([]);
  });

  test('finds a value as it is, and names it', () => {
    expect(findLeaks(`<${SECRET}>`, guarded)).toContainEqual({ name: 'the secret', form: 'raw' });
  });

  test.each([0, 1, 2, 3])('finds it in base64 behind %i other bytes, in both alphabets', (before) => {
    const bytes = Buffer.from(`${'x'.repeat(before)}${SECRET} and more`);
    expect(found(bytes.toString('base64'))).toEqual(['base64']);
    expect(found(bytes.toString('base64url'))).toEqual(['base64']);
  });

  test.each([
    ['a URL', encodeURIComponent(SECRET)],
    ['a URL with small hex digits', encodeURIComponent(SECRET).replace(/%../g, (code) => code.toLowerCase())],
    ['a form', new URLSearchParams({ a: SECRET }).toString()],
  ])('finds it in %s', (_, text) => {
    expect(found(text)).toEqual(['URL-encoded']);
  });

  test('finds it in JSON and in XML', () => {
    expect(found(JSON.stringify({ a: SECRET }))).toEqual(['JSON']);
    expect(found('geheim&amp; &quot;ü&quot;/+ ~Wort')).toEqual(['XML']);
  });

  test('refuses a value that is too short to mean anything', () => {
    expect(() => findLeaks('', [{ name: 'x', value: 'short' }])).toThrow(RangeError);
  });
});
