import { createHash, randomInt } from 'node:crypto';
import fc from 'fast-check';
import { secretFingerprint, tokenFingerprint, tokenPrefix, withoutTokens } from './fingerprint';

const sha256 = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');

describe('what a log may say of a token', () => {
  test('its fingerprint is the head of the SHA-256 of the bytes on the wire', () => {
    expect(tokenFingerprint('a.b.c')).toBe(sha256(Buffer.from('a.b.c')).slice(0, 8));
    expect(tokenFingerprint('\u00f6')).toBe(sha256(Buffer.from([0xf6])).slice(0, 8));
  });

  test('its prefix is 8 characters, or half of it where it is shorter', () => {
    expect(tokenPrefix('eyJhbGciOiJIUzI1NiJ9.e30.x')).toBe('eyJhbGci');
    expect(tokenPrefix('undefined')).toBe('unde');
    expect(tokenPrefix('x')).toBe('');
  });

  test('a token that strays into another text is blanked out there', () => {
    expect(withoutTokens('/reset/eyJhbGciOiJIUzI1NiJ9.e30.x-_/now')).toBe('/reset/<token>/now');
    expect(withoutTokens('/api/auth/validate-session')).toBe('/api/auth/validate-session');
  });

  test.each([
    ['its dots', '/a/eyJhbGciOiJIUzI1NiJ9%2Ee30%2ex-_/b', '/a/<token>/b'],
    ['its beginning', '/a/%65yJhbGciOiJIUzI1NiJ9.eyJ4IjoxfQ.x', '/a/<token>'],
    ['its end', '/a/eyJhbGciOiJIUzI1NiJ9.e30.x%79%7a', '/a/<token>'],
    ['its dots, twice', '/a/eyJhbGciOiJIUzI1NiJ9%252Ee30%25252Ex', '/a/<token>'],
    ['the encoding of its dots', '/a/eyJhbGciOiJIUzI1NiJ9%%32%45e30%2%65x', '/a/<token>'],
    ['what stands around it', '%2Fa%2FeyJhbGciOiJIUzI1NiJ9%2Ee30%2Ex%2Fb%20c', '%2Fa%2F<token>%2Fb%20c'],
    ['one of two', '/%65yJhbGciOiJIUzI1NiJ9.e30.x/eyJhbGciOiJIUzI1NiJ9.e30.y', '/<token>/<token>'],
    ['nothing, though what stands before it could be', '/a%4eyJhbGciOiJIUzI1NiJ9.e30.x', '/a%4<token>'],
  ])('a token is blanked out whole where it is percent-encoded: %s', (_what, text, shown) => {
    expect(withoutTokens(text)).toBe(shown);
  });

  test.each(['/a%20b', '/%', '/%zz/%4', '/%25%2541', '/%ff%C3%A9', '/eyJ%2Fa.b', 'https://x.example/%e4%'])(
    'what holds no token stays as it stands, encoded or not: %s',
    (text) => {
      expect(withoutTokens(text)).toBe(text);
    },
  );

  test('a long text is looked through at once, however often it is encoded', () => {
    const text = `/${'%25'.repeat(5_000)}${'%'.repeat(5_000)}${'25'.repeat(5_000)}`;
    const begun = process.cpuUsage();
    expect(withoutTokens(text)).toBe(text);
    expect(process.cpuUsage(begun).user).toBeLessThan(500_000);
  });
});

const SEED = randomInt(2 ** 31 - 1);

describe(`tokens that are encoded at random (seed ${SEED})`, () => {
  const word = fc.stringMatching(/^[\w-]{1,12}$/);
  const token = fc.tuple(word, word, word).map(([head, body, end]) => `eyJ${head}.${body}.${end}`);
  /** How often each character is encoded, and whether in capitals. */
  const ways = fc.array(fc.tuple(fc.integer({ min: 0, max: 3 }), fc.boolean()), {
    minLength: 60,
    maxLength: 60,
  });
  const before = fc.constantFrom('', '/', '/a%20b/', '%2F', 'https://x/', '?q=', '%zz/');
  const after = fc.constantFrom('', '/', '/a%20b', '%2F', '%252Fa', '?q=e', '%', '%zz');

  test('leave nothing of themselves, and all around them as it was', () => {
    fc.assert(
      fc.property(before, token, ways, after, (head, bare, how, tail) => {
        const encoded = [...bare].map((character, index) => encode(character, how[index])).join('');
        expect(withoutTokens(head + encoded + tail)).toBe(`${head}<token>${tail}`);
      }),
      { seed: SEED, numRuns: 500 },
    );
  });

  function encode(character: string, [times, capitals]: [number, boolean] = [0, false]): string {
    if (times === 0) return character;
    const hex = character.charCodeAt(0).toString(16);
    return `%${'25'.repeat(times - 1)}${capitals ? hex.toUpperCase() : hex}`;
  }
});

describe('what a log may say of a secret', () => {
  test('4 hex digits, and a line break at its end changes them', () => {
    expect(secretFingerprint('s\u00fc\u00df')).toBe(sha256(Buffer.from('s\u00fc\u00df')).slice(0, 4));
    expect(secretFingerprint('s')).not.toBe(secretFingerprint('s\n'));
  });
});
