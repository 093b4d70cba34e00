import { readPasted } from './read-pasted';

const PATH = '/api/auth/validate-session';
const BODY = '{"error":"Session revoked","code":"session_revoked"}';
const INCLUDE = `HTTP/1.1 401 Unauthorized\r
WWW-Authenticate: Bearer realm="x", error="invalid_token"\r
X-Request-Id: r1\r
Content-Type: application/json; charset=utf-8\r
\r
${BODY}
`;
const VERBOSE = `* Host localhost:3000 was resolved.
*   Trying 127.0.0.1:3000...
> GET /api/auth/validate-session?t=1 HTTP/1.1
> Host: localhost:3000
> User-Agent: curl/8.5.0
> Accept: */*
> Authorization: Bearer abc
>
< HTTP/1.1 401 Unauthorized
< X-Request-Id: r1
< Content-Type: application/json; charset=utf-8
<
{ [52 bytes data]
* Connection #0 to host localhost left intact
${BODY}`;

const har = (request: object, response: object) =>
  JSON.stringify({
    log: {
      entries: [
        {
          request: { method: 'GET', url: 'https://api.x.org/other', headers: [] },
          response: { status: 200, headers: [] },
        },
        { request: { method: 'GET', url: `https://api.x.org${PATH}`, headers: [], ...request }, response },
      ],
    },
  });

describe('what somebody pasted', () => {
  test('of curl -i is its answer', () => {
    expect(readPasted(INCLUDE, PATH)).toEqual({
      form: 'the output of curl -i',
      answer: {
        request: { method: 'GET', path: PATH },
        response: {
          status: 401,
          headers: {
            'www-authenticate': 'Bearer realm="x", error="invalid_token"',
            'x-request-id': 'r1',
            'content-type': 'application/json; charset=utf-8',
          },
          body: { error: 'Session revoked', code: 'session_revoked' },
        },
      },
    });
  });

  test('of curl -i with a redirect before it is the 401', () => {
    const redirect = 'HTTP/2 302\r\nlocation: https://y.org\r\n\r\n';
    expect(readPasted(redirect + INCLUDE, PATH).answer?.response.status).toBe(401);
  });

  test('of curl -v tells method, path and the header that was sent', () => {
    expect(readPasted(VERBOSE, '/')).toMatchObject({
      form: 'the output of curl -v',
      header: 'Bearer abc',
      answer: {
        request: { method: 'GET', path: PATH },
        response: { status: 401, headers: { 'x-request-id': 'r1' }, body: { code: 'session_revoked' } },
      },
    });
  });

  test('of curl -v without the header says that none was sent', () => {
    expect(readPasted(VERBOSE.replace(/> Authorization.*\n/, ''), PATH)).toMatchObject({ header: null });
  });

  test('as a HAR file is the 401 in it; that the browser left out the header says nothing', () => {
    const content = {
      mimeType: 'application/json',
      encoding: 'base64',
      text: Buffer.from(BODY).toString('base64'),
    };
    const headers = [{ name: 'X-Request-Id', value: 'r1' }];
    const pasted = readPasted(har({}, { status: 401, headers, content }), PATH);
    expect(pasted).toMatchObject({
      form: 'a HAR file',
      answer: {
        request: { method: 'GET', path: PATH },
        response: { status: 401, body: { code: 'session_revoked' } },
      },
    });
    expect(pasted).not.toHaveProperty('header');
    const sent = { headers: [{ name: 'Authorization', value: 'Bearer abc' }] };
    expect(readPasted(har(sent, { status: 401, headers }), PATH)).toMatchObject({ header: 'Bearer abc' });
  });

  test.each([
    'api.app.contrezz.com/api/auth/validate-session:1  Failed to load resource: the server responded with a status of 401 ()',
    'GET https://api.app.contrezz.com/api/auth/validate-session 401 (Unauthorized)',
    'XHR GET https://api.app.contrezz.com/api/auth/validate-session [HTTP/1.1 401 Unauthorized 12ms]',
  ])('in a console, "%s", is a 401 of that path', (line) => {
    expect(readPasted(line, '/').answer).toMatchObject({
      request: { method: 'GET', path: PATH },
      response: { status: 401 },
    });
  });

  test.each([
    [
      "Response to preflight request doesn't pass access control check: No 'Access-Control-Allow-Origin' header is present on the requested resource.",
      'origin refused',
    ],
    [
      "Response to preflight request doesn't pass access control check: It does not have HTTP ok status.",
      'passed on',
    ],
    [
      'Request header field authorization is not allowed by Access-Control-Allow-Headers in preflight response.',
      'header refused',
    ],
  ])('of CORS in a console tells what the preflight lacked', (words, value) => {
    const line = `Access to fetch at 'https://api.x.org/session' from origin 'https://app.x.org' has been blocked by CORS policy: ${words}`;
    const { origin, signs } = readPasted(line, PATH);
    expect(origin).toBe('https://app.x.org');
    expect(signs?.find(({ name }) => name === 'preflight')?.value).toBe(value);
  });

  test('as log lines is a log', () => {
    const lines = `{"level":"info","msg":"started"}\n{"level":"warn","msg":"❌ Session revoked"}\n`;
    expect(readPasted(lines, PATH)).toMatchObject({
      form: 'log lines',
      log: [{}, { message: '❌ Session revoked' }],
    });
    expect(readPasted('❌ Auth failed: No token provided', PATH)).toMatchObject({ form: 'log lines' });
  });

  test('as a body alone is the body of a 401', () => {
    expect(readPasted(BODY, PATH).answer).toMatchObject({
      response: { status: 401, body: { code: 'session_revoked' } },
    });
  });

  test('as a HAR file has headers without a value left out', () => {
    const headers = [{ name: 'WWW-Authenticate' }, { name: 'X-Request-Id', value: 'r1' }, null];
    const { answer } = readPasted(
      har({ headers: [{ name: 'Authorization' }] }, { status: 401, headers }),
      PATH,
    );
    expect(answer?.response.headers).toEqual({ 'x-request-id': 'r1' });
  });

  test.each([
    ['no entry', '{"log":{"entries":[]}}', 'the HAR file holds no exchange: open'],
    ['no list of them', '{"log":{}}', 'the HAR file has no list of entries'],
    ['an entry that is null', '{"log":{"entries":[null]}}', 'entry 1 of the HAR file is no exchange'],
    ['an entry without an answer', '{"log":{"entries":[{}]}}', 'the HAR file holds no answer'],
    ['headers that are no list', har({}, { status: 401, headers: {} }), 'headers of the answer'],
    ['headers that were sent no list', har({ headers: 'x' }, { status: 401 }), 'headers of the request'],
  ])('as a HAR file with %s is refused in plain words', (_, text, why) => {
    expect(() => readPasted(text, PATH)).toThrow(why);
  });

  test.each([
    ['', 'it is empty'],
    ['{}', "an empty object is no answer's body"],
    ['[]', "an empty list is no answer's body"],
    ['\0\0', 'it is binary'],
    ['Hello, could you have a look?', 'it is neither'],
  ])('and is nothing of these is refused in plain words', (text, why) => {
    expect(() => readPasted(text, PATH)).toThrow(why);
  });
});
