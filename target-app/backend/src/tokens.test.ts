import { createHmac } from 'node:crypto';
import jwt from 'jsonwebtoken';
import { secretKey, signToken, verifyToken } from './tokens';

const SECRET = 'the secret of these tests';
const USER_ID = '10000000-0000-4000-8000-00000000abcd';
const key = secretKey(SECRET);

describe('a signed token', () => {
  test('verifies, and names its user first', () => {
    const token = signToken(USER_ID, key, '1d');
    expect(verifyToken(token, key)).toEqual({ ok: true, userId: USER_ID });
    expect(Object.keys(jwt.decode(token) as object)[0]).toBe('userId');
  });

  test('differs from the next one, though both are made within one second', () => {
    expect(signToken(USER_ID, key, '1d')).not.toBe(signToken(USER_ID, key, '1d'));
  });

  test('is born expired where its lifetime has no unit', () => {
    expect(verifyToken(signToken(USER_ID, key, '900'), key)).toMatchObject({ reason: 'token_expired' });
  });
});

describe('a token from elsewhere', () => {
  const signed = (payload: object, options: jwt.SignOptions = {}) => jwt.sign(payload, SECRET, options);
  const good = signed({ userId: USER_ID });
  const [header, payload, signature] = good.split('.') as [string, string, string];

  test.each([
    ['another secret', jwt.sign({ userId: USER_ID }, `${SECRET}\n`), 'JsonWebTokenError: invalid signature'],
    ['a signature cut short', good.slice(0, -1), 'JsonWebTokenError: invalid signature'],
    ['no signature', `${header}.${payload}.`, 'JsonWebTokenError: jwt signature is required'],
    ['HS512', signed({ userId: USER_ID }, { algorithm: 'HS512' }), 'JsonWebTokenError: invalid algorithm'],
    ['quotes around', `"${good}"`, 'JsonWebTokenError: invalid token'],
    ['no token at all', 'undefined', 'JsonWebTokenError: jwt malformed'],
    ['not yet valid', signed({ userId: USER_ID }, { notBefore: '5m' }), 'NotBeforeError: jwt not active'],
  ])('with %s is invalid, and the challenge may repeat the message', (_title, token, details) => {
    expect(verifyToken(token, key)).toEqual({
      ok: false,
      reason: 'invalid_token',
      details,
      description: details.replace(/^\w+: /, ''),
    });
  });

  test('past its time is expired', () => {
    expect(verifyToken(signed({ userId: USER_ID, exp: 1 }), key)).toEqual({
      ok: false,
      reason: 'token_expired',
      details: 'TokenExpiredError: jwt expired',
      description: 'jwt expired',
    });
  });

  const corrupted = `${header}.Z${payload.slice(1)}.${signature}`;
  test.each([
    ['broken JSON', corrupted, `SyntaxError: Unexpected token 'g', "g"userId":"... is not valid JSON`],
    ['null as payload', signedRaw('null'), "TypeError: Cannot read properties of null (reading 'nbf')"],
    ['a text as payload', signedRaw('"text"'), 'ClaimsError: userId is not a UUID'],
    ['an array as payload', signedRaw('[1]'), 'ClaimsError: userId is not a UUID'],
    ['no user', signed({}), 'ClaimsError: userId is not a UUID'],
    ['a user that is no UUID', signed({ userId: `${USER_ID}0` }), 'ClaimsError: userId is not a UUID'],
    ['a user that ends with a UUID', signed({ userId: `0${USER_ID}` }), 'ClaimsError: userId is not a UUID'],
    ['a user that is no text', signed({ userId: [USER_ID] }), 'ClaimsError: userId is not a UUID'],
  ])('with %s is invalid, and the challenge says no more than that', (_title, token, details) => {
    expect(verifyToken(token, key)).toEqual({
      ok: false,
      reason: 'invalid_token',
      details,
      description: 'invalid token',
    });
  });

  test('may spell the UUID in capitals', () => {
    const userId = USER_ID.toUpperCase();
    expect(verifyToken(signed({ userId }), key)).toEqual({ ok: true, userId });
  });
});

function signedRaw(payload: string): string {
  const input = `${base64url('{"alg":"HS256","typ":"JWT"}')}.${base64url(payload)}`;
  return `${input}.${createHmac('sha256', SECRET).update(input).digest('base64url')}`;
}

function base64url(text: string): string {
  return Buffer.from(text).toString('base64url');
}
