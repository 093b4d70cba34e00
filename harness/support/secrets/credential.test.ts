import type { HttpRequest } from '../../contract/http';
import type { TokenPlace } from '../../contract/target';
import { carrierOf, credentialIn, properly, schemeOf, tokenIn, withCredential } from './credential';

const BEARER: TokenPlace = { in: 'header', name: 'Authorization', scheme: 'Bearer' };
const BARE: TokenPlace = { in: 'header', name: 'X-Token' };
const COOKIE: TokenPlace = { in: 'cookie', name: 'pass' };
const QUERY: TokenPlace = { in: 'query', name: 'access_token' };
const REQUEST: HttpRequest = { method: 'GET', path: '/me', headers: {} };

test.each<[where: string, place: TokenPlace, carrier: string | null, scheme: string | null, change: object]>([
  ['a header with a scheme', BEARER, 'authorization', 'Bearer', { headers: { authorization: 'Bearer t/1' } }],
  ['a header without one', BARE, 'x-token', null, { headers: { 'x-token': 't/1' } }],
  ['a cookie', COOKIE, 'cookie', null, { headers: { cookie: 'pass=t/1' } }],
  ['the URL', QUERY, null, null, { path: '/me?access_token=t%2F1' }],
])(
  'a token that belongs into %s goes there, and is found there again',
  (_, place, carrier, scheme, change) => {
    expect(carrierOf(place)).toBe(carrier);
    expect(schemeOf(place)).toBe(scheme);
    const request = withCredential(place, REQUEST, properly('t/1', schemeOf(place)));
    expect(request).toEqual({ ...REQUEST, ...change });
    expect(tokenIn(place, request)).toBe('t/1');
  },
);

test.each([BEARER, BARE, COOKIE, QUERY])('no token is sent nowhere: %j', (place) => {
  expect(withCredential(place, REQUEST, null)).toEqual(REQUEST);
  expect(credentialIn(place, REQUEST)).toBeNull();
  expect(tokenIn(place, REQUEST)).toBeNull();
});

test('what stands in the place of a token is told with its scheme, however wrong', () => {
  const carrying = (authorization: string) => ({ path: '/', headers: { authorization } });
  expect(credentialIn(BEARER, carrying('Bearer Bearer t'))).toBe('Bearer Bearer t');
  expect(tokenIn(BEARER, carrying('Bearer Bearer t'))).toBe('Bearer t');
  expect(tokenIn(BEARER, carrying('t'))).toBe('t');
});

test('the cookie is found among others, and by its whole name', () => {
  expect(credentialIn(COOKIE, { path: '/', headers: { cookie: 'a=1; pass=t=2; b=3' } })).toBe('t=2');
  expect(credentialIn(COOKIE, { path: '/', headers: { cookie: 'bypass=t; pass2=u' } })).toBeNull();
});

test('a cookie, or a part of a URL, goes behind those that are there', () => {
  const cookies = { ...REQUEST, headers: { cookie: 'a=1' } };
  expect(withCredential(COOKIE, cookies, 't').headers.cookie).toBe('a=1; pass=t');
  expect(withCredential(QUERY, { ...REQUEST, path: '/me?a=1' }, 't').path).toBe('/me?a=1&access_token=t');
});
