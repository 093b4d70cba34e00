import { createServer, request, type IncomingMessage } from 'node:http';
import { connect, type AddressInfo } from 'node:net';

import {
  answers,
  cleanup,
  echo,
  edgeBefore,
  listening,
  opened,
  refusing,
  send,
  stopped,
  target,
} from './edge.fixture';

afterEach(() => cleanup.close());

describe('the edge', () => {
  test('passes on the path, the header lines and the body as the client sent them', async () => {
    const { edge, seen } = await edgeBefore(echo);
    const lines = [
      'Authorization',
      'Bearer \t  \u00e9\u00ff "x"',
      'X-Twice',
      '1',
      'x-twice',
      '2',
      'Host',
      'a.example',
    ];
    const body = Buffer.from(Array.from({ length: 70_000 }, (_, index) => index % 256));
    await send(edge.url, { path: '/a%2Fb?c=%20&d', method: 'POST', headers: lines, body });
    expect(seen[0]?.url).toBe('/a%2Fb?c=%20&d');
    expect(seen[0]?.rawHeaders.slice(0, lines.length)).toEqual(lines);
    expect(Buffer.compare(seen[0]?.body ?? Buffer.alloc(0), body)).toBe(0);
  });

  test.each([403, 429, 503] as const)(
    'answers %i by itself where it is told to, and records that no target was asked',
    async (status) => {
      const { edge, seen } = await edgeBefore(echo);
      edge.behave({ refuse: { status } });
      const response = await send(edge.url, { path: '/a' });
      expect([response.status, response.body.toString()]).toEqual([
        status,
        expect.stringContaining(String(status)),
      ]);
      expect(edge.records.at(-1)).toMatchObject({ path: '/a', status, forwarded: null, upstream: null });
      expect(seen).toEqual([]);
      edge.behave({});
      expect((await send(edge.url, {})).status).toBe(200);
    },
  );

  test('passes back status, phrase, header lines and body, and adds no header of its own', async () => {
    const { edge } = await edgeBefore((_, answer) => {
      answer.sendDate = false;
      answer.writeHead(401, 'Not You', ['X-A', '1', 'X-a', '2', 'WWW-Authenticate', 'Bearer realm="r"']);
      answer.end(Buffer.from([0, 255, 10]));
    });
    const response = await send(edge.url, {});
    expect([response.status, response.phrase, [...response.body]]).toEqual([401, 'Not You', [0, 255, 10]]);
    expect(response.rawHeaders.filter((_, index) => index % 2 === 0)).toEqual([
      'X-A',
      'X-a',
      'WWW-Authenticate',
      'Connection',
      'Transfer-Encoding',
    ]);
  });

  test('keeps to itself what belongs to one connection alone', async () => {
    const { edge, seen } = await edgeBefore((_, answer) => {
      answer.writeHead(204, { 'keep-alive': 'timeout=9', 'x-hop': '1', connection: 'x-hop' }).end();
    });
    const response = await send(edge.url, {
      headers: ['Connection', 'X-Mine, close', 'X-Mine', '1', 'TE', 'trailers', 'X-End', '1', 'Host', 'h'],
    });
    expect(seen[0]?.rawHeaders).toEqual(['X-End', '1', 'Host', 'h', 'Connection', 'keep-alive']);
    expect(response.rawHeaders.join()).not.toMatch(/x-hop|timeout=9/);
  });

  test('takes out what it is told to strip', async () => {
    const { edge, seen } = await edgeBefore(echo);
    edge.behave({ strip: ['authorization'] });
    await send(edge.url, { headers: ['AUTHORIZATION', 'Bearer x', 'X-A', '1', 'Host', 'h'] });
    expect(seen[0]?.rawHeaders.slice(0, 4)).toEqual(['X-A', '1', 'Host', 'h']);
    expect(edge.records).toEqual([
      {
        method: 'GET',
        path: '/',
        received: expect.objectContaining({ authorization: 'Bearer x' }) as unknown,
        forwarded: { 'x-a': '1', host: 'h' },
        upstream: expect.stringMatching(/^http:/) as unknown,
        status: 200,
      },
    ]);
  });

  test('forwards an allow-list and what HTTP itself needs', async () => {
    const { edge } = await edgeBefore(echo);
    edge.behave({ allow: ['X-Allowed'] });
    const headers = [
      'Host',
      'h',
      'Authorization',
      'x',
      'x-allowed',
      '1',
      'Cookie',
      'a',
      'Content-Length',
      '2',
    ];
    await send(edge.url, { method: 'POST', headers, body: Buffer.from('{}') });
    expect(edge.records[0]?.forwarded).toEqual({ host: 'h', 'x-allowed': '1', 'content-length': '2' });
  });

  test('redirects to its other origin, which passes everything on; fetch drops the credentials on the way', async () => {
    const { edge, seen } = await edgeBefore(echo);
    edge.behave({ redirect: true });
    const response = await fetch(`${edge.url}/x?y=1`, { headers: { authorization: 'Bearer x', 'x-a': '1' } });
    expect([response.status, response.redirected]).toEqual([200, true]);
    expect(new URL(response.url).origin).not.toBe(edge.url);
    expect(edge.records.map(({ status, path, forwarded }) => [status, path, forwarded?.['x-a']])).toEqual([
      [307, '/x?y=1', undefined],
      [200, '/x?y=1', '1'],
    ]);
    expect(seen[0]?.rawHeaders.join().toLowerCase()).not.toContain('authorization');
  });

  test('asks its targets in turn, beginning with the first whenever it is routed', async () => {
    const urls = [await target((_, answer) => answer.end('a')), await target((_, answer) => answer.end('b'))];
    const edge = await opened();
    edge.route(urls);
    expect(await answers(edge, 3)).toBe('aba');
    edge.route(urls);
    expect(await answers(edge, 2)).toBe('ab');
    edge.route(urls.slice(1));
    expect(await answers(edge, 2)).toBe('bb');
  });

  test('answers 502 without a target, and where the target refuses or hangs up', async () => {
    const edge = await opened();
    expect((await send(edge.url, {})).status).toBe(502);
    edge.route([await target((client) => client.socket.destroy())]);
    expect((await send(edge.url, { method: 'POST', body: Buffer.from('x') })).status).toBe(502);
    edge.route([await refusing()]);
    expect((await send(edge.url, {})).status).toBe(502);
    expect(edge.records.map(({ status, upstream }) => [status, upstream])).toEqual([
      [502, null],
      [502, null],
      [502, null],
    ]);
  });

  test('records a request whose client gave up before it was answered, with status 0', async () => {
    let reached = () => undefined as void;
    const hung = new Promise<void>((resolve) => (reached = resolve));
    const { edge } = await edgeBefore(() => reached());
    const impatient = request(edge.url, { headers: { 'x-probe': '1' } });
    impatient.on('error', () => undefined).end();
    await hung;
    expect(edge.records).toEqual([]);
    impatient.destroy();
    while (edge.records.length === 0) await new Promise((resolve) => setImmediate(resolve));
    expect(edge.records).toMatchObject([{ status: 0, upstream: null, forwarded: { 'x-probe': '1' } }]);
  });

  test('meets a target that was replaced at the same address', async () => {
    const server = createServer((_, answer) => void answer.end('old'));
    await listening(server, 0);
    const { port } = server.address() as AddressInfo;
    const edge = await opened();
    edge.route([`http://127.0.0.1:${port}`]);
    expect(await answers(edge, 1)).toBe('old');
    await stopped(server);
    const next = createServer((_, answer) => void answer.end('new'));
    await listening(next, port);
    cleanup.defer('the new target', () => stopped(next));
    expect(await answers(edge, 2)).toBe('newnew');
  });

  test('keeps records in the order in which requests came, and forgets them when it is reset', async () => {
    let release = (): void => {};
    const held = new Promise<void>((resolve) => (release = resolve));
    const { edge } = await edgeBefore(async (client, answer) => {
      if (client.url === '/slow') await held;
      answer.end();
    });
    const slow = send(edge.url, { path: '/slow' });
    while (edge.records.length === 0) await send(edge.url, { path: '/quick' });
    release();
    await slow;
    expect(edge.records.map(({ path }) => path)).toContain('/slow');
    expect(edge.records.at(-1)?.path).toBe('/quick');
    edge.behave({ redirect: true });
    edge.reset();
    expect([edge.records, edge.behaviour]).toEqual([[], {}]);
    expect((await send(edge.url, {})).status).toBe(200);
  });

  test('lets go of the target when the client goes away', async () => {
    let asked = (_: IncomingMessage): void => {};
    const arrived = new Promise<IncomingMessage>((resolve) => (asked = resolve));
    const { edge } = await edgeBefore((client) => asked(client));
    const client = connect(Number(new URL(edge.url).port), '127.0.0.1');
    client.write('GET / HTTP/1.1\r\nHost: h\r\n\r\n');
    const atTarget = await arrived;
    const gone = new Promise((resolve) => atTarget.socket.once('close', resolve));
    client.destroy();
    await gone;
  });
});
