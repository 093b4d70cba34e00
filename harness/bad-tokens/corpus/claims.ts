// Payloads: mostly good ones, with claims that are missing, odd, twice there, or no claims at all.

import fc, { type Arbitrary } from 'fast-check';

/** Raw JSON texts, so that a payload can hold what `JSON.stringify` would not write. */
type Member = readonly [key: string, value: string];

const GOOD_USER_IDS = ['"${active}"', '"${ACTIVE}"'];
const OTHER_USER_IDS = ['"${inactive}"', '"${absent}"'];
const ODD_USER_IDS = [
  ...['5', '1e400', 'null', 'true', '[]', '{}', '["${active}"]', '{"id":"${active}"}', '""', '"null"'],
  ...['" ${active}"', '"${active} "', '"{${active}}"', '"urn:uuid:${active}"', '"${active}\\u0000"'],
  ...['"${active}\\n"', '"0${active}"', '"********-****-****-****-************"', '"\\ud800"'],
  ...['"\' OR 1=1 --"', '"1; DROP TABLE users; --"', '"$1"', '"%"', '"../${active}"', '"${active}é"'],
  ...['"00000000-0000-0000-0000-00000000000g"', '"٠0000000-0000-0000-0000-000000000000"'],
];
const GOOD_TIMES = ['${now+3600}', '${now+3600}.5', '9007199254740993', '1e308', '1e400', '253402300800'];
const PAST_TIMES = ['${now-3600}', '0', '-0', '-1', '-1e308', '-1e400', '1', '${now-60}.25'];
const ODD_TIMES = ['"${now+3600}"', '"tomorrow"', '""', 'null', 'true', 'false', '[]', '{}', '[${now+3600}]'];
const STARTS = ['${now-3600}', '0', '-1', '${now+3600}', '1e400', '"${now-3600}"', 'null', 'false', '[0]'];

/** Of any type, where none is asked after it. */
const EXTRAS: Arbitrary<Member> = fc.oneof(
  fc.constantFrom<Member>(
    ...([
      ['__proto__', '{"userId":"${active}"}'],
      ['constructor', '{"prototype":{"userId":"${active}"}}'],
      ['toString', '"x"'],
      ['iat', '"yesterday"'],
      ['iat', '1e400'],
      ['aud', '["a",1,null]'],
      ['iss', '{}'],
      ['sub', '"${inactive}"'],
      ['role', '"admin"'],
      ['isAdmin', 'true'],
      ['userid', '"${inactive}"'],
      ['user\\u0049d', '"${inactive}"'],
      ['\\u0000', '"\\u0000"'],
      ['', '""'],
    ] as const),
  ),
  fc.tuple(fc.constantFrom('userId', 'exp', 'nbf'), fc.constantFrom(...ODD_USER_IDS, ...GOOD_USER_IDS)),
  fc.tuple(
    fc.constant('huge'),
    fc.integer({ min: 1, max: 12_000 }).map((size) => `"${'x'.repeat(size)}"`),
  ),
  fc.tuple(
    fc.constantFrom('deep', 'exp'),
    fc.integer({ min: 1, max: 5000 }).map((depth) => '['.repeat(depth) + ']'.repeat(depth)),
  ),
  fc.tuple(
    fc.constant('value'),
    fc.jsonValue().map((value) => JSON.stringify(value)),
  ),
);

const claims = fc
  .record({
    userId: weighted([12, GOOD_USER_IDS], [6, OTHER_USER_IDS], [4, ODD_USER_IDS], [1, [null]]),
    exp: weighted([14, GOOD_TIMES], [3, PAST_TIMES], [3, ODD_TIMES], [2, [null]]),
    nbf: weighted([14, [null]], [3, STARTS]),
    before: fc.array(EXTRAS, { maxLength: 1 }),
    after: fc.array(EXTRAS, { maxLength: 1 }),
  })
  .map(({ userId, exp, nbf, before, after }) =>
    object([
      ...before,
      ...present('userId', userId),
      ['jti', '"${id}"'],
      ...present('exp', exp),
      ...present('nbf', nbf),
      ...after,
    ]),
  );

const NO_OBJECTS = [
  ...['null', 'true', 'false', '0', '5', '""', '"text"', '"${active}"', '[]', '[{"userId":"${active}"}]'],
  ...['', ' ', 'x', 'undefined', 'NaN', '{', '{"userId":"${active}"', "{'userId':'${active}'}", '{}{}'],
  ...['\ufeff{"userId":"${active}"}', '{"userId":"${active}",}', '/**/{}', ' {"userId":"${active}"} '],
];

/** JSON text, or what stands in its place, with placeholders. */
export const payloads: Arbitrary<string> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.constant('{"userId":"${active}","jti":"${id}","iat":${now-60},"exp":${now+3600}}'),
  },
  { weight: 9, arbitrary: claims },
  { weight: 2, arbitrary: fc.constantFrom(...NO_OBJECTS) },
  { weight: 1, arbitrary: fc.json() },
);

function weighted(
  ...groups: readonly [weight: number, values: readonly (string | null)[]][]
): Arbitrary<string | null> {
  return fc.oneof(...groups.map(([weight, values]) => ({ weight, arbitrary: fc.constantFrom(...values) })));
}

function present(key: string, value: string | null): Member[] {
  return value === null ? [] : [[key, value]];
}

function object(members: readonly Member[]): string {
  return `{${members.map(([key, value]) => `"${key}":${value}`).join(',')}}`;
}
