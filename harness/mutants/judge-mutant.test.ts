import type { Result } from '../contract/result';
import { sampleResult } from '../reporters/sample-report';
import { ASPECTS, type Aspect } from './aspect';
import { judgeMutant } from './judge-mutant';

const PLACES: Record<Aspect, string> = {
  status: '/exchanges/0/response/status',
  body: '/exchanges/0/response/body/error',
  header: '/exchanges/0/response/headers/www-authenticate',
  log: '/exchanges/0/logs/0/level',
  metric: '/metric/auth_failures_total{reason="no_token"}',
};

function red(...differences: Result['differences']): Result {
  return sampleResult({ id: 'cause/variant' }, { verdict: 'not reproduced', why: 'it differs', differences });
}

describe('a mutant', () => {
  test.each(ASPECTS)(
    'of the %s is red where a difference names that, and no other aspect is taken',
    (aspect) => {
      const result = red({ at: PLACES[aspect], expected: 1, got: 2 });
      const outcomes = ASPECTS.map((other) => [other, judgeMutant(other, result).outcome]);
      expect(outcomes).toEqual(ASPECTS.map((other) => [other, other === aspect ? 'red' : 'unclear']));
    },
  );

  test('survives where the case is reproduced', () => {
    expect(judgeMutant('status', sampleResult({ id: 'cause/variant' }))).toMatchObject({
      outcome: 'survived',
      why: null,
    });
  });

  test('is unclear where the case is inconclusive, and says why', () => {
    const result = { ...red(), verdict: 'inconclusive', why: 'no receipt' } as const;
    expect(judgeMutant('status', result)).toMatchObject({
      outcome: 'unclear',
      why: 'inconclusive: no receipt',
    });
  });

  test.each([
    ['no difference is named', [], /no difference was named/],
    [
      'another aspect differs, too',
      [
        { at: PLACES.status, expected: 401, got: 403 },
        { at: PLACES.body, expected: 'a', got: 'b' },
      ],
      /outside the status/,
    ],
    [
      'only the fix did not help',
      [{ at: '/fix/probe/status', expected: 200, got: 401 }],
      /outside the status/,
    ],
    ['it is not said what was got', [{ at: PLACES.status, expected: 401 }], /what was got/],
  ])('is unclear where %s', (_, differences, why) => {
    const judged = judgeMutant('status', red(...differences));
    expect(judged.outcome).toBe('unclear');
    expect(judged.why).toMatch(why);
  });
});
