import { hider } from './hide-secrets';

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
