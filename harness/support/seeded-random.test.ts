import { randomInt } from 'node:crypto';
import { seededRandom, shuffled } from './seeded-random';

const seed = randomInt(2 ** 32);
const items = Array.from({ length: 50 }, (_, index) => index);

describe(`random choices (seed ${seed})`, () => {
  test('are repeated by the same seed', () => {
    const [one, other] = [seededRandom(seed), seededRandom(seed)];
    expect(items.map(() => one())).toEqual(items.map(() => other()));
    expect(shuffled(items, seed)).toEqual(shuffled(items, seed));
  });

  test('are others with the next seed', () => {
    expect(shuffled(items, seed)).not.toEqual(shuffled(items, (seed + 1) % 2 ** 32));
  });

  test('lie in [0, 1), and everywhere in it', () => {
    const random = seededRandom(seed);
    const tenths = new Set<number>();
    for (let index = 0; index < 1000; index += 1) {
      const value = random();
      expect(value).toBeGreaterThanOrEqual(0);
      expect(value).toBeLessThan(1);
      tenths.add(Math.floor(value * 10));
    }
    expect(tenths.size).toBe(10);
  });

  test('lose and double nothing, and leave the list as it was', () => {
    const copy = [...items];
    expect(shuffled(items, seed).sort((a, b) => a - b)).toEqual(copy);
    expect(items).toEqual(copy);
    expect(shuffled([], seed)).toEqual([]);
  });
});

test('the same seed gives the same order on every machine', () => {
  expect(shuffled(['a', 'b', 'c', 'd', 'e'], 401)).toEqual(['a', 'c', 'e', 'd', 'b']);
});
