import { readTarget } from '../configuration/read-target';
import { separate } from '../registry/separate';
import { CASES, CAUSES } from './catalogue';
import { judged, type Judged } from './judged';
import { tinyConfiguration } from './tiny-target/target';

const CASE_LIMIT_MS = 60_000;

const target = readTarget(tinyConfiguration, { causes: CAUSES });
const { applicable, notApplicable } = separate(CASES, target);

describe('a second target, with a cookie, no sessions and words of its own, goes through the same engine', () => {
  let run: Judged;
  beforeAll(() => {
    run = judged({ cases: applicable, target, fixes: 'all' });
  });
  afterAll(() => run.close(), CASE_LIMIT_MS);

  test('for at least ten variants', () => {
    expect(applicable.length).toBeGreaterThanOrEqual(10);
  });

  test.each(applicable)(
    '$id is reproduced there, and mended by each of its fixes',
    async ({ id, variant }) => {
      const { verdict, why, differences, fixes } = await run.of(id);
      expect({ verdict, why, differences }).toEqual({ verdict: 'reproduced', why: null, differences: [] });
      expect(fixes.map(({ title }) => title)).toEqual(variant.fixes.map(({ title }) => title));
    },
    CASE_LIMIT_MS,
  );

  test('whatever does not apply is listed with its reason', () => {
    expect(Object.fromEntries(notApplicable.map(({ case: one, reason }) => [one.id, reason]))).toMatchObject({
      'jwt-expired/unitless-lifetime': 'writes lifetimes without a unit',
      'session-revoked/table-truncated':
        'does not offer state:sessionsEmptied and does not say how session-unknown looks',
      'env-missing/dotenv-not-loaded': 'reads no .env file that could be moved',
      'token-format/missing-bearer': 'has its token in no header',
      'token-format/quoted': 'does not say how token-quoted looks',
      'token-missing/lost-from-storage': 'does not offer front end',
    });
    expect(applicable.length + notApplicable.length).toBe(CASES.length);
  });
});
