import { challenge } from './challenge';

describe('the challenge', () => {
  test('names the realm alone where no token was judged', () => {
    expect(challenge(null)).toBe('Bearer realm="contrezz"');
  });

  test('names the error and its description where one was', () => {
    expect(challenge('jwt expired')).toBe(
      'Bearer realm="contrezz", error="invalid_token", error_description="jwt expired"',
    );
  });

  test('keeps out of the description whatever RFC 6750 §3 forbids there', () => {
    expect(challenge('a "b" \\ c\r\nd \u00f6')).toBe(
      `Bearer realm="contrezz", error="invalid_token", error_description="a 'b' ' c''d '"`,
    );
  });
});
