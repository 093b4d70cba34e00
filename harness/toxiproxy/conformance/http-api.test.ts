// Status codes, headers and bodies of the HTTP API, byte for byte.
import { once } from 'node:events';
import { connect } from 'node:net';
import { call, type Answer } from './api';
import type { ApiCase } from './cases/api-case';
import { POPULATE } from './cases/populate';
import { PROXIES } from './cases/proxies';
import { ROUTING } from './cases/routing';
import { TOXICS } from './cases/toxics';
import { contestants, type Flags, type RunningServer } from './contestants';
import { onEach } from './arena';
import { eventually } from './eventually';

jest.setTimeout(60_000);

const REQUEST_ID = /^[0-9a-v]{20}$/;

describe.each(contestants())('$name', (contestant) => {
  const running: RunningServer[] = [];
  const start = async (flags?: Flags): Promise<string> => {
    const server = await contestant.start(flags);
    running.push(server);
    return server.url;
  };
  afterEach(() => Promise.all(running.splice(0).map((server) => server.close())));

  test.each<[string, readonly ApiCase[]]>([
    ['routing', ROUTING],
    ['proxies', PROXIES],
    ['toxics', TOXICS],
    ['populate', POPULATE],
  ])('%s: every call gets its status and its body', async (_, cases) => {
    const url = await start();
    for (const [method, path, body, status, answer] of cases) {
      const got = await call(url, method, path, body);
      const request = `${method} ${path} ${body ?? ''}`;
      expect({ request, status: got.status, answer: withoutPorts(got.text) }).toEqual({
        request,
        status,
        answer,
      });
    }
  });

  test('a path that is not clean is sent to the one that is, with nothing of it lost', async () => {
    const { headers } = await call(await start(), 'GET', '/proxies/a%23b%3Fc//?d=e');
    expect(headers['location']).toBe('/proxies/a%23b%3Fc/?d=e');
  });

  test('headers and paths may have a megabyte, and no more', async () => {
    const url = await start();
    const long = 'a'.repeat(100_000);
    expect((await call(url, 'GET', '/version', undefined, { 'x-long': long })).status).toBe(200);
    expect((await call(url, 'GET', `/proxies/${long}`)).status).toBe(404);
    const tooLong = `GET /version HTTP/1.1\r\nHost: x\r\nX-Long: ${long.repeat(20)}\r\n\r\n`;
    expect(await firstLine(url, tooLong)).toBe('HTTP/1.1 431 Request Header Fields Too Large');
  });

  test('a client that takes it for a proxy of HTTP is told that it is none', async () => {
    const connect = 'CONNECT /version HTTP/1.1\r\nHost: x\r\n\r\n';
    expect(await firstLine(await start(), connect)).toBe('HTTP/1.1 405 Method Not Allowed');
  });

  test('errors are plain text, and carry the request id; the answers of the router carry none', async () => {
    const url = await start();
    const fault = await call(url, 'GET', '/proxies/x');
    expect(told(fault)).toEqual(['text/plain; charset=utf-8', 'nosniff', true]);
    expect(told(await call(url, 'GET', '/proxies'))).toEqual(['application/json', undefined, true]);
    expect(told(await call(url, 'GET', '/version'))).toEqual([
      'application/json;charset=utf-8',
      undefined,
      true,
    ]);
    expect(told(await call(url, 'POST', '/populate', '[{}]'))).toEqual(['application/json', undefined, true]);
    expect(told(await call(url, 'POST', '/reset'))).toEqual([undefined, undefined, true]);
    expect(told(await call(url, 'GET', '/nothing'))).toEqual(['text/plain; charset=utf-8', 'nosniff', false]);
    expect(told(await call(url, 'PUT', '/version'))).toEqual([undefined, undefined, false]);
    const ids = [fault, await call(url, 'GET', '/version')].map(
      ({ headers }) => headers['x-toxiproxy-request-id'],
    );
    expect(new Set(ids).size).toBe(2);
  });

  test('an untidy path is redirected to its tidy form, with its query', async () => {
    const url = await start();
    const locations = ['//proxies', '/./version?a=b', '/proxies//p', '/version//', '/a/../..'].map(
      async (path) => (await call(url, 'GET', path)).headers.location,
    );
    expect(await Promise.all(locations)).toEqual([
      '/proxies',
      '/version?a=b',
      '/proxies/p',
      '/version/',
      '/',
    ]);
  });

  test('browsers are refused wherever a route would answer', async () => {
    const url = await start();
    const as = (agent: string, method: string, path: string): Promise<Answer> =>
      call(url, method, path, undefined, { 'User-Agent': agent });
    const refused = await as('Mozilla/5.0 (X11)', 'GET', '/version');
    expect([refused.status, refused.text]).toEqual([403, 'User agent not allowed\n']);
    expect(told(refused)).toEqual(['text/plain; charset=utf-8', 'nosniff', true]);
    expect((await as('mozilla/5.0', 'GET', '/version')).status).toBe(200);
    expect((await as('Mozilla/5.0', 'GET', '/nothing')).status).toBe(404);
    expect((await as('Mozilla/5.0', 'PUT', '/version')).status).toBe(405);
  });

  test('an address that is taken is a 500 with the reason', async () => {
    const url = await start();
    const { host } = new URL(url);
    const { status, text } = await call(url, 'POST', '/proxies', {
      name: 'p',
      upstream: 'b:1',
      listen: host,
    });
    const error = `listen tcp ${host}: bind: address already in use`;
    expect([status, JSON.parse(text)]).toEqual([500, { error, status: 500 }]);
  });

  test('a name that cannot be resolved is a 500 with the reason', async () => {
    const url = await start();
    const body = { name: 'p', upstream: 'b:1', listen: 'nowhere.invalid:0' };
    const { status, text } = await call(url, 'POST', '/proxies', body);
    expect(status).toBe(500);
    // Behind the name, Go adds the name server that it asked.
    expect(text).toMatch(
      /^\{"error":"listen tcp: lookup nowhere\.invalid(?: on [^"]+)?: [^"]+","status":500\}\n$/,
    );
  });

  test('no address, or one that stands for all, listens on both protocols', async () => {
    const url = await start();
    for (const listen of ['', ':0', '0.0.0.0:0', '[::]:0']) {
      const { text } = await call(url, 'POST', '/proxies', { name: `p${listen}`, upstream: 'b:1', listen });
      expect((JSON.parse(text) as { listen: string }).listen).toMatch(/^\[::\]:[1-9]\d*$/);
    }
  });

  test('without a flag there are no metrics; with one, only its own', async () => {
    const proxies = await call(await start({ proxyMetrics: true }), 'POST', '/metrics');
    expect(proxies.headers['content-type']).toBe(
      'text/plain; version=0.0.4; charset=utf-8; escaping=underscores',
    );
    expect(proxies.text).toMatch(/^# HELP promhttp_metric_handler_errors_total .*\n# TYPE \S+ counter\n/);
    expect(proxies.text).not.toContain('process_');
    const runtime = await call(await start({ runtimeMetrics: true }), 'GET', '/metrics');
    expect(runtime.text).toMatch(
      /^# TYPE process_resident_memory_bytes gauge\nprocess_resident_memory_bytes \d/m,
    );
    expect(runtime.text).not.toContain('toxiproxy_proxy');
  });
});

onEach((arena) => {
  test('the API answers on one connection as often as it is asked', async () => {
    for (let round = 0; round < 3; round += 1) {
      const response = await fetch(`${arena().url}/proxies`);
      expect(Object.keys((await response.json()) as object)).toEqual(['p']);
    }
    await eventually('one more answer', async () => (await fetch(`${arena().url}/version`)).status === 200);
  });
});

/** Content type, sniffing, and whether there is a request id. */
function told({ headers }: Answer): [unknown, unknown, boolean] {
  const id = headers['x-toxiproxy-request-id'];
  return [headers['content-type'], headers['x-content-type-options'], REQUEST_ID.test(String(id))];
}

/** Of what comes back for these bytes. */
async function firstLine(url: string, bytes: string): Promise<string> {
  const socket = connect(Number(new URL(url).port), new URL(url).hostname);
  // Whoever refuses what is still on its way may cut the connection behind the answer.
  socket.on('error', () => undefined).write(bytes);
  const [answer] = (await once(socket, 'data')) as [Buffer];
  socket.destroy();
  return answer.toString('latin1').split('\r\n')[0] ?? '';
}

/** Port 0 stays: it says that the proxy has never listened. */
function withoutPorts(text: string): string {
  return text.replace(/("listen":"127\.0\.0\.1:)[1-9]\d*/g, '$1PORT');
}
