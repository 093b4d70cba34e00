import type { TokenPlace } from '../contract/target';
import { carrierOf, credentialHeaders, credentialIn, properly, schemeOf, tokenIn } from './credential';

const BEARER: TokenPlace = { in: 'header', name: 'Authorization', scheme: 'Bearer' };
const BARE: TokenPlace = { in: 'header', name: 'X-Token' };
const COOKIE: TokenPlace = { in: 'cookie', name: 'pass' };

test.each<[where: string, place: TokenPlace, carrier: string, scheme: string | null, header: object]>([
  ['a header with a scheme', BEARER, 'authorization', 'Bearer', { authorization: 'Bearer t' }],
  ['a header without one', BARE, 'x-token', null, { 'x-token': 't' }],
  ['a cookie', COOKIE, 'cookie', null, { cookie: 'pass=t' }],
])(
  'a token that belongs into %s goes there, and is found there again',
  (_, place, carrier, scheme, header) => {
    expect(carrierOf(place)).toBe(carrier);
    expect(schemeOf(place)).toBe(scheme);
    const headers = credentialHeaders(place, properly('t', schemeOf(place)));
    expect(headers).toEqual(header);
    expect(tokenIn(place, headers)).toBe('t');
  },
);

test.each([BEARER, BARE, COOKIE])('no token is sent in no header: %j', (place) => {
  expect(credentialHeaders(place, null)).toEqual({});
  expect(credentialIn(place, {})).toBeNull();
  expect(tokenIn(place, {})).toBeNull();
});

test('what stands in the place of a token is told with its scheme, however wrong', () => {
  expect(credentialIn(BEARER, { authorization: 'Bearer Bearer t' })).toBe('Bearer Bearer t');
  expect(tokenIn(BEARER, { authorization: 'Bearer Bearer t' })).toBe('Bearer t');
  expect(tokenIn(BEARER, { authorization: 't' })).toBe('t');
});

test('the cookie is found among others, and by its whole name', () => {
  expect(credentialIn(COOKIE, { cookie: 'a=1; pass=t=2; b=3' })).toBe('t=2');
  expect(credentialIn(COOKIE, { cookie: 'bypass=t; pass2=u' })).toBeNull();
});
