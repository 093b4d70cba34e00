import { randomBytes } from 'node:crypto';
import { fingerprint, maskCredential, maskHeaders, maskSecrets } from './mask';

const tokens = {
  'a JWT': `eyJhbGciOiJIUzI1NiJ9.${randomBytes(60).toString('base64url')}`,
  'a JWT behind its scheme': `Bearer eyJhbGciOiJIUzI1NiJ9.${randomBytes(60).toString('base64url')}`,
  'a UUID': '123e4567-e89b-42d3-a456-426614174000',
  '128 bits in hex': randomBytes(16).toString('hex'),
  '128 bits in base64': randomBytes(16).toString('base64url'),
};

test.each(Object.entries(tokens))(
  '%s is never shown whole: half of it at most, and a fingerprint',
  (_, token) => {
    const shown = maskCredential(token);
    expect(shown).toMatch(/^.{1,16}… \(sha256 [0-9a-f]{8}\)$/);
    const [beginning = ''] = shown.split('…');
    expect(token.startsWith(beginning)).toBe(true);
    expect(beginning.length).toBeLessThanOrEqual(token.length / 2);
  },
);

test.each(['', 'undefined', 'Bearer undefined', 'pass=undefined'])(
  '"%s" is no token, and stays as it is',
  (text) => {
    expect(maskCredential(text)).toBe(text);
  },
);

test('two tokens that begin alike are told apart', () => {
  const [one, other] = [`${tokens['a JWT']}a`, `${tokens['a JWT']}b`];
  expect(maskCredential(one)).not.toBe(maskCredential(other));
  expect(fingerprint('a')).toBe('ca978112');
});

test('of headers, those are masked that carry a token', () => {
  const token = tokens['a JWT'];
  expect(maskHeaders({ authorization: token, 'x-other': token }, ['authorization'])).toEqual({
    authorization: maskCredential(token),
    'x-other': token,
  });
});

describe('masking plain data', () => {
  const token = 'eyJhbGciOiJIUzI1NiJ9.eyJ1c2VySWQiOiJ4In0.c2lnbmF0dXJl';

  test('leaves no token and no secret whole, however deep it stands', () => {
    const data = {
      body: { echo: `Bearer ${token}` },
      logs: [{ msg: `secret s3cr3t and ${token}` }],
      status: 401,
    };
    const masked = maskSecrets(data, ['s3cr3t']);
    expect(JSON.stringify(masked)).not.toContain(token);
    expect(JSON.stringify(masked)).not.toContain('s3cr3t');
    expect(masked).toMatchObject({
      body: { echo: expect.stringMatching(/^Bearer <token [0-9a-f]{8}>$/) as string },
      status: 401,
    });
  });

  test.each([
    ['its dots', token.replaceAll('.', '%2E')],
    ['its beginning', `%65${token.slice(1)}`],
    ['its dots, twice', token.replaceAll('.', '%252e')],
  ])('knows a token where it is percent-encoded: %s', (_what, encoded) => {
    expect(maskSecrets({ path: `/a%20b/${encoded}/c` }, [])).toEqual({
      path: `/a%20b/<token ${fingerprint(token)}>/c`,
    });
  });

  test('changes nothing else', () => {
    const data = { when: new Date(0), none: null, text: 'Bearer undefined', list: [1, true] };
    expect(maskSecrets(data, ['', 'absent'])).toEqual(data);
  });
});
