import { createHash } from 'node:crypto';
import { secretFingerprint, tokenFingerprint, tokenPrefix, withoutTokens } from './fingerprint';

const sha256 = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');

describe('what a log may say of a token', () => {
  test('its fingerprint is the head of the SHA-256 of the bytes on the wire', () => {
    expect(tokenFingerprint('a.b.c')).toBe(sha256(Buffer.from('a.b.c')).slice(0, 8));
    expect(tokenFingerprint('\u00f6')).toBe(sha256(Buffer.from([0xf6])).slice(0, 8));
  });

  test('its prefix is 8 characters, or half of it where it is shorter', () => {
    expect(tokenPrefix('eyJhbGciOiJIUzI1NiJ9.e30.x')).toBe('eyJhbGci');
    expect(tokenPrefix('undefined')).toBe('unde');
    expect(tokenPrefix('x')).toBe('');
  });

  test('a token that strays into another text is blanked out there', () => {
    expect(withoutTokens('/reset/eyJhbGciOiJIUzI1NiJ9.e30.x-_/now')).toBe('/reset/<token>/now');
    expect(withoutTokens('/api/auth/validate-session')).toBe('/api/auth/validate-session');
  });
});

describe('what a log may say of a secret', () => {
  test('4 hex digits, and a line break at its end changes them', () => {
    expect(secretFingerprint('s\u00fc\u00df')).toBe(sha256(Buffer.from('s\u00fc\u00df')).slice(0, 4));
    expect(secretFingerprint('s')).not.toBe(secretFingerprint('s\n'));
  });
});
