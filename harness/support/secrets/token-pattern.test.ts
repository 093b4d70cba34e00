import { randomBytes } from 'node:crypto';
import { hider } from './hide-secrets';
import { fingerprint, maskSecrets } from './mask';

const part = (): string => randomBytes(24).toString('base64url');
const HEADER = 'eyJhbGciOiJIUzI1NiJ9';

describe('both doors for secrets know', () => {
  test.each([
    ['a token', `${HEADER}.${part()}.${part()}`],
    ['one without a signature', `${HEADER}.${part()}.`],
    ['one of two parts', `${HEADER}.${part()}`],
    ['an encrypted one', `${HEADER}.${part()}.${part()}.${part()}.${part()}`],
    ['an encrypted one without a key of its own', `${HEADER}..${part()}.${part()}.${part()}`],
  ])('%s', (_what, token) => {
    expect(maskSecrets(`of "${token}"`, [])).toBe(`of "<token ${fingerprint(token)}>"`);
    expect(hider().hide(`of "${token}"`)).toBe(`of "… (sha256 ${fingerprint(token)})"`);
  });

  test('one that a sentence ends with, and one within a word', () => {
    const token = `${HEADER}.${part()}.${part()}`;
    expect(maskSecrets(`/a%4${token}: as _${token}.`, [])).toBe(
      `/a%4<token ${fingerprint(token)}>: as _<token ${fingerprint(token)}>.`,
    );
    expect(hider().hide(`/a%4${token}: as _${token}.`)).toBe(
      `/a%4… (sha256 ${fingerprint(token)}): as _… (sha256 ${fingerprint(token)}).`,
    );
  });

  test.each([
    'monkeyJar.set(pear)',
    'a word that begins with eyJ, such as eyJ.',
    'eyJhbGciO… (sha256 1a2b3c4d)',
  ])('that this holds none: %s', (text) => {
    expect(maskSecrets(text, [])).toBe(text);
    expect(hider().hide(text)).toBe(text);
  });
});
