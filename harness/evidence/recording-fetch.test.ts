import type { RequestListener } from 'node:http';
import { withServer } from '../testing/local-server';
import { recordingFetch } from './recording-fetch';
import { NO_ANSWER } from './send';

const AMPLE_MS = 30_000;
const SHORT_MS = 20;
const CREDENTIALS = { authorization: 'Bearer secret', cookie: 'pass=secret' };

const sayHello: RequestListener = (_, response) => {
  response.writeHead(401, { 'content-type': 'application/json' }).end('{"hello":1}');
};

test('what passes through is written down, with the headers that a browser adds', async () => {
  await withServer(sayHello, async ({ url, requests }) => {
    const recording = recordingFetch({ origin: 'http://front.example' }, AMPLE_MS);
    const answer = await recording.fetch(`${url}/a?b=c`, { headers: CREDENTIALS });
    expect(requests[0]?.headers).toMatchObject({ origin: 'http://front.example', ...CREDENTIALS });
    expect(recording.last()).toMatchObject({
      request: { method: 'GET', path: '/a?b=c', headers: { origin: 'http://front.example', ...CREDENTIALS } },
      response: { status: 401, body: { hello: 1 } },
    });
    expect(await answer.json()).toEqual({ hello: 1 });
  });
});

test('several cookies are written down as one line', async () => {
  const setTwo: RequestListener = (_, response) =>
    void response.setHeader('set-cookie', ['a=1', 'b=2']).end();
  await withServer(setTwo, async ({ url }) => {
    const recording = recordingFetch({}, AMPLE_MS);
    await recording.fetch(url);
    expect(recording.last()?.response.headers['set-cookie']).toBe('a=1, b=2');
  });
});

test('a redirect to another origin is followed without the credentials', async () => {
  await withServer(sayHello, (other) =>
    withServer(
      (_, response) => void response.writeHead(307, { location: `${other.url}/there` }).end(),
      async (first) => {
        const recording = recordingFetch({}, AMPLE_MS);
        await recording.fetch(`${first.url}/here`, { headers: CREDENTIALS });
        expect(first.requests[0]?.headers.authorization).toBe('Bearer secret');
        expect(other.requests.map(({ url }) => url)).toEqual(['/there']);
        expect(other.requests[0]?.headers).not.toHaveProperty('authorization');
        expect(other.requests[0]?.headers).not.toHaveProperty('cookie');
        expect(recording.last()).toMatchObject({ request: { path: '/here' }, response: { status: 401 } });
      },
    ),
  );
});

test('a redirect within one origin keeps them', async () => {
  await withServer(
    (request, response) => {
      if (request.url === '/there') return void response.end();
      response.writeHead(307, { location: '/there' }).end();
    },
    async ({ url, requests }) => {
      await recordingFetch({}, AMPLE_MS).fetch(`${url}/here`, { headers: CREDENTIALS });
      expect(requests[1]?.headers).toMatchObject(CREDENTIALS);
    },
  );
});

test('where no answer comes within the limit, the front end is told, and so is the record', async () => {
  await withServer(
    () => undefined,
    async ({ url }) => {
      const recording = recordingFetch({}, SHORT_MS);
      await expect(recording.fetch(url)).rejects.toThrow(/timeout/i);
      expect(recording.last()?.response).toEqual({ status: NO_ANSWER, headers: {}, body: null });
    },
  );
});

test('where nothing was sent, there is no last exchange', () => {
  expect(recordingFetch({}, AMPLE_MS).last()).toBeNull();
});
