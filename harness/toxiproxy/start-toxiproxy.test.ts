import { subscribe } from 'node:diagnostics_channel';
import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { eventually } from './conformance/eventually';
import { startToxiproxy, type RunningToxiproxy } from './start-toxiproxy';

/** Servers of this process. */
const listening = (): number =>
  process.getActiveResourcesInfo().filter((resource) => resource === 'TCPServerWrap').length;

const post = (url: string, body?: unknown): Promise<Response> =>
  fetch(url, { method: 'POST', ...(body === undefined ? {} : { body: JSON.stringify(body) }) });

/** Of Node, as it makes a connection to somewhere in this process, and as it accepts one. */
const MADE = 'net.client.socket';
const ACCEPTED = 'net.server.socket';
const CHUNK = Buffer.alloc(1 << 16);

let toxiproxy: RunningToxiproxy;
afterEach(() => toxiproxy.close());

test('a prefix keeps the API from whoever does not know it', async () => {
  toxiproxy = await startToxiproxy({ prefix: '/unguessable' });
  const origin = new URL(toxiproxy.url).origin;
  const statusOf = async (path: string) => (await fetch(origin + path)).status;
  expect(await statusOf('/unguessable/proxies')).toBe(200);
  for (const path of ['/', '/proxies', '/version', '/metrics', '/unguessable', '/reset'])
    expect([path, await statusOf(path)]).toEqual([path, 404]);
});

describe('nothing goes on listening', () => {
  const proxies = (count: number, more: object) =>
    Array.from({ length: count }, (_, index) => ({
      name: `p${String(index)}`,
      listen: 'localhost:0',
      upstream: '127.0.0.1:1',
      ...more,
    }));

  test('of proxies that are removed while all are reset', async () => {
    toxiproxy = await startToxiproxy();
    const disabled = proxies(60, { enabled: false });
    await post(`${toxiproxy.url}/populate`, disabled);
    const answers = await Promise.all([
      post(`${toxiproxy.url}/reset`),
      // From the other end, so that these are faster than the reset.
      ...disabled
        .toReversed()
        .map(({ name }) => fetch(`${toxiproxy.url}/proxies/${name}`, { method: 'DELETE' })),
    ]);
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([204]));
    await eventually('only the API listens', () => listening() === 1);
  });

  test('of proxies that are being made while the server closes', async () => {
    toxiproxy = await startToxiproxy();
    const populating = post(`${toxiproxy.url}/populate`, proxies(300, {})).catch(() => null);
    while (listening() < 10) await new Promise(setImmediate);
    await toxiproxy.close();
    await populating;
    await eventually('nothing listens', () => listening() === 0);
  });
});

describe('a client that leaves', () => {
  let upstream: Server;
  let client: Socket;
  afterEach(() => {
    client.destroy();
    upstream.close();
  });

  test('does not hold up the removal of a toxic that has much to give out to it', async () => {
    const flood = (socket: Socket): void =>
      void socket.write(CHUNK, (gone) => {
        if (!gone) flood(socket);
      });
    upstream = createServer((socket) => flood(socket.on('error', () => undefined)));
    await once(upstream.listen(0, '127.0.0.1'), 'listening');
    toxiproxy = await startToxiproxy();
    const { port } = upstream.address() as AddressInfo;
    const created = await post(`${toxiproxy.url}/proxies`, {
      name: 'p',
      listen: '127.0.0.1:0',
      upstream: `127.0.0.1:${port}`,
    });
    const { listen } = (await created.json()) as { readonly listen: string };
    const toxics = `${toxiproxy.url}/proxies/p/toxics`;
    await post(toxics, { name: 'l', type: 'latency', attributes: { latency: 600_000 } });
    const made: Socket[] = [];
    const accepted: Socket[] = [];
    subscribe(MADE, (message) => void made.push((message as { socket: Socket }).socket));
    subscribe(ACCEPTED, (message) => void accepted.push((message as { socket: Socket }).socket));
    client = connect({ host: '127.0.0.1', port: Number(listen.split(':')[1]) });
    await once(client, 'connect');
    const fromUpstream = () => made.find(({ remotePort }) => remotePort === port);
    const toClient = () => accepted.find(({ remotePort }) => remotePort === client.localPort);
    await eventually('the toxic takes no more', () => {
      const socket = fromUpstream();
      return socket !== undefined && socket.bytesRead > 0 && socket.isPaused();
    });
    let removed = false;
    const removing = fetch(`${toxics}/l`, { method: 'DELETE' }).finally(() => (removed = true));
    await eventually('the client takes no more', () => (toClient()?.writableLength ?? 0) > 0);
    expect(removed).toBe(false);
    client.resetAndDestroy();
    expect((await removing).status).toBe(204);
    expect((await post(toxics, { type: 'latency', attributes: { latency: 1 } })).status).toBe(200);
  });
});
