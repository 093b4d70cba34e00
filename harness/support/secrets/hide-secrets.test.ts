import { hider } from './hide-secrets';
import { fingerprint } from './mask';

test('a bare origin is shown, whatever its variable is called; a URL with more in it is hidden', () => {
  const secrets = hider();
  const urls = [
    'https://app.example.org',
    'https://shop.example.org/',
    'https://hooks.example.org/T0-secret',
    'https://me:hunter2-hunter2@db.example.org',
  ];
  secrets.addVariables(Object.fromEntries(urls.map((url, index) => [`URL_${String(index)}`, url])));
  expect(urls.map(secrets.hide)).toEqual([...urls.slice(0, 2), '[hidden]', '[hidden]']);
});

test.each([
  ['as it is', (token: string) => token],
  ['with its dots percent-encoded', (token: string) => token.replaceAll('.', '%2E')],
  ['with its beginning percent-encoded', (token: string) => `%65${token.slice(1)}`],
  ['percent-encoded twice', (token: string) => token.replaceAll('.', '%252e')],
])('a token in a path is shown by its fingerprint alone: %s', (_how, encode) => {
  const token = 'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2lnbmF0dXJl';
  const shown = `/a%20b%2F… (sha256 ${fingerprint(token)})/c`;
  expect(hider().hide(`/a%20b%2F${encode(token)}/c`)).toBe(shown);
});
