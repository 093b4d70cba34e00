import { CASES } from '../testing/catalogue';
import { placeOf, PLACES } from './place';

test('every place has a variant, and each variant the place at which somebody would mend it', () => {
  const places = new Map(CASES.map((of) => [of.id, placeOf(of)]));
  expect([...new Set(places.values())].sort()).toEqual([...PLACES].sort());
  expect(Object.fromEntries(places)).toMatchObject({
    'jwt-mismatch/rotated-secret': 'configuration',
    'jwt-expired/expired': 'token',
    'session-revoked/revoked-row': 'session',
    'user-not-found/deleted-user': 'user',
    'database-connection/slow': 'database',
    'token-missing/stripped-header': 'transport',
    'cors/origin-not-allowed': 'configuration',
    'env-missing/unset': 'configuration',
  });
});
