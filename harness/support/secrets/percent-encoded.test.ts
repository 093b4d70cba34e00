import { randomInt } from 'node:crypto';
import fc from 'fast-check';
import { replaceEncoded } from './percent-encoded';

const SEED = randomInt(2 ** 31 - 1);

describe(`what is encoded at random (seed ${SEED})`, () => {
  const texts = fc.array(fc.constantFrom('%', '%25', '%2F', '%4', '%ff', '2', '5', 'e', 'ü', '/'), {
    maxLength: 40,
  });

  test('is found however much of it is encoded and however often, and all around it stays', () => {
    const times = fc.array(fc.integer({ min: 0, max: 3 }), { minLength: 6, maxLength: 6 });
    fc.assert(
      fc.property(texts, times, texts, (before, how, after) => {
        const encoded = [...'needle'].map((character, index) => encode(character, how[index])).join('');
        const [head, tail] = [`${before.join('')}/`, `/${after.join('')}`];
        const shown = replaceEncoded(head + encoded + tail, /needle/g, (found) => found.toUpperCase());
        expect(shown).toBe(`${head}NEEDLE${tail}`);
      }),
      { seed: SEED, numRuns: 500 },
    );
  });

  test('stays as it stands where it holds nothing that is looked for', () => {
    fc.assert(
      fc.property(texts, (parts) => {
        expect(replaceEncoded(parts.join(''), /needle/g, () => '')).toBe(parts.join(''));
      }),
      { seed: SEED },
    );
  });

  function encode(character: string, times = 0): string {
    return times === 0 ? character : `%${'25'.repeat(times - 1)}${character.charCodeAt(0).toString(16)}`;
  }
});
