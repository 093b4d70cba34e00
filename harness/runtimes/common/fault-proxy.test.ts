import { once } from 'node:events';
import { createServer as createHttpServer, type ServerResponse } from 'node:http';
import { connect, createServer, type AddressInfo } from 'node:net';

import { Toxiproxy } from 'toxiproxy-node-client';

import { CleanupStack } from '../../support/cleanup-stack';
import { startToxiproxy } from '../../toxiproxy';
import { openFaultProxy, type Address } from './fault-proxy';

const cleanup = new CleanupStack();
afterEach(() => cleanup.close());

describe('the fault proxy', () => {
  test('is cut, mended and made to lead elsewhere, and says how it stands', async () => {
    const [one, other] = [await speaker('one'), await speaker('other')];
    const server = await serverUrl();
    const proxy = await openFaultProxy({ server, name: 'chaos401-run-lane', upstream: one });
    expect(proxy.address.host).toBe('127.0.0.1');
    expect(await heard(proxy.address)).toBe('one');
    await proxy.disable();
    expect(await proxy.state()).toEqual({ enabled: false, toxics: [] });
    expect(await heard(proxy.address)).toBe('ECONNREFUSED');
    await proxy.enable();
    expect(await heard(proxy.address)).toBe('one');
    await proxy.leadTo(other);
    expect(await heard(proxy.address)).toBe('other');
  });

  test('is restored whatever was done to it, by us or by others', async () => {
    const server = await serverUrl();
    const proxy = await openFaultProxy({ server, name: 'p', upstream: await speaker('x') });
    const latency = { type: 'latency', stream: 'downstream', attributes: { latency: 5, jitter: 0 } } as const;
    await proxy.addToxic(latency);
    expect(await proxy.state()).toEqual({ enabled: true, toxics: [latency] });
    const foreign = await new Toxiproxy(server).get('p');
    const timeout = { name: 'theirs', type: 'timeout', stream: 'upstream', toxicity: 1 } as const;
    await foreign.addToxic({ ...timeout, attributes: { timeout: 0 } });
    await proxy.disable();
    await proxy.restore();
    expect(await proxy.state()).toEqual({ enabled: true, toxics: [] });
    expect(await heard(proxy.address)).toBe('x');
  });

  test('touches no proxy but its own, and leaves none behind', async () => {
    const server = await serverUrl();
    const client = new Toxiproxy(server);
    const upstream = await speaker('x');
    const theirs = { name: 'theirs', listen: '127.0.0.1:0', upstream: `127.0.0.1:${upstream.port}` };
    await client.createProxy({ ...theirs, enabled: false });
    const proxy = await openFaultProxy({ server: `${server}/`, name: 'mine', upstream });
    await proxy.restore();
    await proxy.close();
    const left = await client.getAll();
    expect(Object.values(left).map(({ name, enabled }) => [name, enabled])).toEqual([['theirs', false]]);
  });

  test('says what the server said, and where no server is', async () => {
    const server = await serverUrl();
    const upstream = await speaker('x');
    const proxy = await openFaultProxy({ server, name: 'p', upstream });
    await expect(openFaultProxy({ server, name: 'p', upstream })).rejects.toThrow(
      `Failed to use the Toxiproxy server: status 409, proxy already exists (${server}). Start it, or leave out --toxiproxy`,
    );
    await proxy.close();
    await expect(proxy.disable()).rejects.toThrow(
      `Failed to disable the proxy p of ${server}: status 404, proxy not found`,
    );
    const nobody = `http://127.0.0.1:${(await closedPort()).toString()}`;
    await expect(openFaultProxy({ server: nobody, name: 'p', upstream })).rejects.toThrow(/ECONNREFUSED/);
  });

  test('refuses a server that is no Toxiproxy', async () => {
    const upstream = await speaker('x');
    for (const body of ['{"hello":1}', 'hello', '{"listen":"somewhere"}']) {
      const server = await answering((response) => void response.end(body));
      await expect(openFaultProxy({ server, name: 'p', upstream })).rejects.toThrow(
        `Failed to use the Toxiproxy server: it does not answer as a Toxiproxy does (${server}). Start it, or`,
      );
    }
  });

  test('does not wait for ever for a server that says nothing', async () => {
    const upstream = await speaker('x');
    const server = await answering(() => undefined);
    await expect(openFaultProxy({ server, name: 'p', upstream })).rejects.toThrow(
      `Failed to use the Toxiproxy server: no answer within 5 s (${server}).`,
    );
  }, 20_000);

  test('gives no password of the server’s URL away', async () => {
    const server = `http://user:pa55word@127.0.0.1:${String(await closedPort())}`;
    const failed = openFaultProxy({ server, name: 'p', upstream: await speaker('x') });
    await expect(failed).rejects.toThrow('(http://127.0.0.1:');
    await expect(failed).rejects.not.toThrow('pa55word');
  });
});

async function answering(answer: (response: ServerResponse) => void): Promise<string> {
  const server = createHttpServer((_, response) => answer(response));
  await once(server.listen(0, '127.0.0.1'), 'listening');
  cleanup.defer('server', () => void server.close().closeAllConnections());
  return `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`;
}

async function serverUrl(): Promise<string> {
  const server = await startToxiproxy();
  cleanup.defer('Toxiproxy', () => server.close());
  return server.url;
}

async function speaker(says: string): Promise<Address> {
  const server = createServer((socket) => socket.on('error', () => undefined).end(says));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  cleanup.defer('a speaker', () => void server.close());
  return { host: '127.0.0.1', port: (server.address() as AddressInfo).port };
}

async function closedPort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

/** What is said there, or the code of the error. */
function heard({ host, port }: Address): Promise<string> {
  return new Promise((resolve) => {
    let said = '';
    connect(port, host)
      .setEncoding('utf8')
      .on('data', (part: string) => (said += part))
      .on('end', () => resolve(said))
      .on('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? error.message));
  });
}
