import { bundledTarget as target } from '../../testing/bundled-target';
import { shuffled } from '../../support/seeded-random';
import { CASES } from '../../testing/catalogue';
import { declaredPairs } from '../../matrix/declared-pairs';
import { choosePlot } from './choose-plot';
import { levelOf } from './level-of';
import { plotFor } from './plot-for';
import { twoFaults } from './two-faults';

const SEEDS = Array.from({ length: 600 }, (_, seed) => seed);
const idOf = (seed: number, cases = CASES) => choosePlot(cases, target, { seed }).id;

describe('the incident that a seed gives', () => {
  test('is the same whatever the order in which the scenarios are found', () => {
    for (const seed of SEEDS.slice(0, 60)) expect(idOf(seed, shuffled(CASES, seed))).toBe(idOf(seed));
  });

  test('is, for some seed, each of the variants and each of the controls', () => {
    const given = new Set(SEEDS.map((seed) => idOf(seed)));
    const wanted = [...CASES.map(({ id }) => id), 'healthy', 'edge/403', 'edge/429', 'edge/503'];
    expect(wanted.filter((id) => !given.has(id))).toEqual([]);
  });

  test('stays as it was for nearly all seeds when a variant is added', () => {
    const fewer = CASES.slice(1);
    const changed = SEEDS.filter((seed) => idOf(seed, fewer) !== idOf(seed));
    expect(changed.every((seed) => idOf(seed) === CASES[0]?.id)).toBe(true);
  });

  test('is of the cause, or of the level, that was asked for; two faults come at level 3 alone', () => {
    const pairs = declaredPairs(CASES, target);
    for (const seed of SEEDS.slice(0, 100)) {
      const [of] = choosePlot(CASES, target, { seed, cause: 'cors' }).cases;
      expect(of?.cause.name).toBe('cors');
      for (const level of [1, 2, 3] as const) {
        const plot = choosePlot(CASES, target, { seed, level });
        if (plot.cases.length === 1) expect(plot.cases.map((one) => levelOf(one, pairs))).toEqual([level]);
        if (level < 3) expect(plot.cases.length).toBeLessThan(2);
      }
    }
    expect(SEEDS.some((seed) => choosePlot(CASES, target, { seed, level: 3 }).cases.length === 2)).toBe(true);
  });

  test('is refused for a cause that there is not, with the nearest names', () => {
    expect(() => choosePlot(CASES, target, { seed: 1, cause: 'jwt-expird' })).toThrow('near are jwt-expired');
    expect(() => plotFor(CASES, target, { seed: 1, named: 'cors/origin-not-alowed' })).toThrow(
      'cors/origin-not-allowed',
    );
  });

  test('has two faults only where the first hides the second, and even a new login meets the second', () => {
    for (const { cases } of twoFaults(CASES)) {
      expect(cases[0]?.variant.faults.every(({ phase }) => phase === 'through')).toBe(true);
      expect(cases[1]?.variant.needs?.some((need) => need.startsWith('state:user'))).toBe(true);
    }
  });
});
