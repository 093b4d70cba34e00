import { readBody } from './read-body';

test.each([
  'application/json',
  'application/json; charset=utf-8',
  'Application/JSON',
  'application/problem+json',
  'application/vnd.api+json;ext=x',
])('a body of the type %s is parsed', (type) => {
  expect(readBody(type, '{"a":1}')).toEqual({ a: 1 });
});

test.each([undefined, 'text/plain', 'application/jsonp', 'application/json-seq', 'text/html; note=json'])(
  'a body of the type %s stays text',
  (type) => {
    expect(readBody(type, '{"a":1}')).toBe('{"a":1}');
  },
);

test('what says that it is JSON and is not stays text', () => {
  expect(readBody('application/json', '<html>')).toBe('<html>');
});

test('an empty body is none', () => {
  expect(readBody('application/json', '')).toBeNull();
  expect(readBody(undefined, '')).toBeNull();
});
