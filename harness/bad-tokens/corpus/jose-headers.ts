// JOSE headers (RFC 7515 §4): mostly the right one, with hostile parameters beside it or another algorithm in it.

import fc, { type Arbitrary } from 'fast-check';

const RIGHT = '{"alg":"HS256","typ":"JWT"}';

const ALGORITHMS = [
  ...['"none"', '"None"', '"NONE"', '"nOnE"', '"none "', '"\\u006eone"', '"HS256 "', '"hs256"', '"Hs256"'],
  ...['"HS384"', '"HS512"', '"RS256"', '"RS384"', '"RS512"', '"ES256"', '"ES384"', '"ES512"', '"PS256"'],
  ...['"EdDSA"', '"dir"', '"A128KW"', '""', 'null', 'true', '0', '{}', '["HS256"]', '[["HS256"]]'],
  ...['"HS256\\u0000"', '"constructor"', '"__proto__"', '"\\u0048S256"', '{"toString":"HS256"}'],
];

/** Each a whole member: what a verifier should ignore, or must not fall for. */
const PARAMETERS = [
  '"kid":"../../../../../../dev/null"',
  '"kid":"/dev/null"',
  '"kid":"x\' UNION SELECT \'secret\' --"',
  '"kid":"| sleep 5"',
  '"kid":"$(id)"',
  '"kid":{"$ne":null}',
  '"kid":["live"]',
  '"jku":"https://attacker.example/jwks.json"',
  '"jku":"file:///etc/passwd"',
  '"x5u":"https://attacker.example/x5u.pem"',
  '"x5c":["MIIB"]',
  '"jwk":{"kty":"oct","k":""}',
  '"crit":["exp"]',
  '"crit":["b64"],"b64":false',
  '"crit":[]',
  '"crit":"exp"',
  '"zip":"DEF"',
  '"cty":"JWT"',
  '"b64":false',
  '"alg":"none"',
  '"alg":"HS256"',
  '"typ":"JWT"',
  '"typ":"jwt"',
  '"typ":"at+jwt"',
  '"typ":1',
  '"__proto__":{"alg":"HS256"}',
  '"constructor":null',
];

const WHOLE = [
  ...['', ' ', '{}', '[]', 'null', 'true', 'false', '0', '1', '""', '"HS256"', '["HS256"]', '{', 'alg=HS256'],
  ...['{"alg":"HS256"', "{'alg':'HS256'}", '{"ALG":"HS256"}', '\ufeff{"alg":"HS256"}', '{"alg":"HS256"} '],
];

const decorated = fc
  .record({
    before: fc.array(fc.constantFrom(...PARAMETERS), { maxLength: 2 }),
    typ: fc.constantFrom('"typ":"JWT"', '"typ":"jwt"', null),
    after: fc.array(fc.constantFrom(...PARAMETERS.filter((one) => !one.startsWith('"alg"'))), {
      maxLength: 2,
    }),
    huge: fc.option(fc.integer({ min: 1, max: 9000 }), { freq: 8 }),
  })
  .map(({ before, typ, after, huge }) =>
    [
      ...before,
      '"alg":"HS256"',
      ...(typ === null ? [] : [typ]),
      ...after,
      ...(huge === null ? [] : [`"huge":"${'h'.repeat(huge)}"`]),
    ].join(','),
  )
  .map((members) => `{${members}}`);

/** By which the library goes past the algorithm. */
export const acceptedHeaders: Arbitrary<string> = fc.oneof(
  { weight: 3, arbitrary: fc.constant(RIGHT) },
  { weight: 2, arbitrary: decorated },
);

export const hostileHeaders: Arbitrary<string> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc
      .tuple(fc.constantFrom(...ALGORITHMS), fc.constantFrom(',"typ":"JWT"', ''))
      .map(([alg, typ]) => `{"alg":${alg}${typ}}`),
  },
  { weight: 2, arbitrary: decorated },
  { weight: 1, arbitrary: fc.constantFrom(...WHOLE) },
);
