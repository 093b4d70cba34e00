import jwt from 'jsonwebtoken';
import { materialOf } from '../material';
import { countedParts, NODE_LIMIT } from '../wire/request-head';
import { expectAnswer } from './expect-answer';
import { judgeToken } from './judge-token';
import { readAuthorization } from './read-authorization';
import { refusedByNode } from './refused-by-node';

const NOW = 1_700_000_000;
const ID = '0a1b2c3d-0000-4000-8000-00000000000f';
const verifier = { secret: 'a secret of the test', now: NOW };

describe('the header as the catalogue has it', () => {
  test.each([[[]], [['']], [[' \t ']], [['Bearer']], [['bEaReR   ']], [['', 'Bearer a.b.c']]])(
    'sees no token in %j',
    (values) => expect(readAuthorization(values)).toEqual({ kind: 'none' }),
  );

  test.each([
    ['Bearer a', 'a'],
    ['bearer   a.b.c', 'a.b.c'],
    ['\t Bearer a\xa0b \t', 'a\xa0b'],
    ['Bearer "a"', '"a"'],
  ])('sees the token in %j', (value, token) =>
    expect(readAuthorization([value, 'Bearer other'])).toEqual({ kind: 'token', token }),
  );

  test.each([
    'Basic a',
    'a.b.c',
    'Bearera',
    'Bearer\ta',
    'Bearer \ta',
    'Bearer a b',
    'Bearer Bearer a',
    'Bearer\xa0a',
  ])('sees something else in %j', (value) =>
    expect(readAuthorization([value])).toEqual({ kind: 'other', value }),
  );
});

describe("Node's own refusal", () => {
  test('comes for control bytes, a tab apart', () => {
    expect(refusedByNode(['Authorization', 'a\tb\xff'])).toBeNull();
    for (const byte of ['\x00', '\x0b', '\r', '\n', '\x1f', '\x7f'])
      expect(refusedByNode(['a', byte])).toBe(400);
  });

  test('comes once all that counts has come to the limit, unless a control byte stands before that', () => {
    const counted = countedParts('id', ['']).join('').length;
    const value = 'x'.repeat(NODE_LIMIT - counted);
    expect(refusedByNode(countedParts('id', [`  ${value.slice(1)}`]))).toBeNull();
    expect(refusedByNode(countedParts('id', [value]))).toBe(431);
    expect(refusedByNode(countedParts('id', [`${value}\x01`]))).toBe(431);
    expect(refusedByNode(countedParts('id', [`\x01${value}`]))).toBe(400);
  });
});

describe('the verifier', () => {
  const judged = (payload: unknown) =>
    judgeToken(jwt.sign(JSON.stringify(payload), verifier.secret), verifier);

  test('takes a good token, whatever the case of its user', () => {
    expect(judged({ userId: ID.toUpperCase(), exp: NOW + 1 })).toEqual({ ok: true, userId: ID });
  });

  test.each([
    [{ userId: ID, exp: NOW }, 'TokenExpiredError: jwt expired'],
    [{ userId: ID, nbf: NOW + 1 }, 'NotBeforeError: jwt not active'],
    [{ userId: `${ID}0` }, 'ClaimsError: userId is not a UUID'],
    [{ userId: [ID] }, 'ClaimsError: userId is not a UUID'],
    [[ID], 'ClaimsError: userId is not a UUID'],
  ])('refuses %j', (payload, details) =>
    expect(judged(payload)).toMatchObject({ ok: false, details, signed: true }),
  );

  test.each([
    ['a.b', 'jwt malformed'],
    ['a.b.c.d', 'jwt malformed'],
    ['a.b.c', 'invalid token'],
    ['..', 'invalid token'],
    [`${jwt.sign({}, 'x')}=`, 'invalid token'],
    [jwt.sign({}, 'another secret'), 'invalid signature'],
    [jwt.sign({}, verifier.secret, { algorithm: 'HS512' }), 'invalid algorithm'],
    [jwt.sign({}, '', { algorithm: 'none' }), 'jwt signature is required'],
  ])('says of %s what the library says', (token, message) => {
    const refused = { reason: 'invalid_token', details: `JsonWebTokenError: ${message}`, signed: false };
    expect(judgeToken(token, verifier)).toMatchObject(refused);
    expect(() => jwt.verify(token, verifier.secret, { algorithms: ['HS256'] })).toThrow(message);
  });
});

describe('the oracle', () => {
  const material = materialOf(1);
  const { active, inactive, absent, other } = material.people;
  const reasonFor = (
    userId: string,
    session?: { userId?: string; state?: 'active' | 'revoked' | 'expired' },
  ) => {
    const token = jwt.sign({ userId, iat: NOW, exp: NOW + 60 }, material.secret);
    const row = { token, userId, state: 'active' as const, ...session };
    const sessionOf = () => (session === undefined ? undefined : row);
    const { expected } = expectAnswer(
      { id: 'id', values: [`Bearer ${token}`] },
      { material, now: NOW, sessionOf },
    );
    return expected.kind === 'refused' ? expected.reason : expected.kind;
  };

  test('asks for the session, then for the user', () => {
    expect(reasonFor(active.id, {})).toBe('accepted');
    expect(reasonFor(active.id)).toBe('session_not_found');
    expect(reasonFor(active.id, { userId: other.id })).toBe('session_not_found');
    expect(reasonFor(active.id, { state: 'revoked' })).toBe('session_revoked');
    expect(reasonFor(inactive.id, { state: 'expired' })).toBe('session_expired');
    expect(reasonFor(inactive.id, {})).toBe('user_inactive');
    expect(reasonFor(absent.id, {})).toBe('user_not_found');
  });
});
