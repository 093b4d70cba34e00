// Every documented call of toxiproxy-node-client.
import { Toxiproxy, ToxiproxyError, type Latency } from 'toxiproxy-node-client';
import { onEach } from './arena';

onEach((arena) => {
  const client = (): Toxiproxy => new Toxiproxy(arena().url);
  const body = (name: string): { name: string; listen: string; upstream: string } => ({
    name,
    listen: '127.0.0.1:0',
    upstream: arena().upstream.address,
  });
  const latency = {
    name: 'slow',
    type: 'latency' as const,
    stream: 'upstream' as const,
    toxicity: 1,
    attributes: { latency: 100, jitter: 0 } satisfies Latency,
  };

  test('getVersion gives the text that the server answers', async () => {
    expect(await client().getVersion()).toBe('{"version": "2.12.0"}\n');
  });

  test('a proxy that is made can be read by itself, and among all', async () => {
    const made = await client().createProxy(body('made'));
    expect(made.listen).toMatch(/^127\.0\.0\.1:[1-9]\d*$/);
    expect((await client().get('made')).toJson()).toEqual(made.toJson());
    expect(Object.keys(await client().getAll())).toEqual(['made', 'p']);
    expect(made.getHost()).toBe(arena().url);
    expect(made.getPath()).toBe(`${arena().url}/proxies/made`);
  });

  test('populate makes several proxies, each enabled or not as it says', async () => {
    const { one, two } = await client().populate([body('one'), { ...body('two'), enabled: false }]);
    expect([one?.enabled, two?.enabled]).toEqual([true, false]);
  });

  test('a proxy is disabled, enabled and removed', async () => {
    const proxy = await client().get('p');
    const { listen, upstream } = proxy;
    expect((await proxy.update({ listen, upstream, enabled: false })).enabled).toBe(false);
    expect((await proxy.update({ listen, upstream, enabled: true })).toJson()).toEqual(proxy.toJson());
    await proxy.remove();
    await expect(client().get('p')).rejects.toThrow('Request failed with status code 404');
  });

  test('a toxic is added, read, changed, at work, and removed', async () => {
    const proxy = await client().get('p');
    const toxic = await proxy.addToxic(latency);
    expect(toxic.toJson()).toEqual(latency);
    expect((await proxy.getToxic<Latency>('slow')).toJson()).toEqual(latency);
    const changed = await toxic.update({ ...latency, attributes: { latency: 150, jitter: 0 } });
    expect(changed.attributes).toEqual({ latency: 150, jitter: 0 });
    const connection = await arena().connect();
    const sentAt = connection.client.send('late');
    await connection.server.has('late');
    expect(connection.server.lastByteAt - sentAt).toBeGreaterThanOrEqual(150);
    await changed.remove();
    await expect(proxy.getToxic('slow')).rejects.toThrow(ToxiproxyError);
  });

  test('reset enables every proxy and takes all toxics away', async () => {
    const proxy = await client().get('p');
    await proxy.addToxic(latency);
    await proxy.update({ listen: proxy.listen, upstream: proxy.upstream, enabled: false });
    await client().reset();
    expect(await arena().state()).toMatchObject({ enabled: true, toxics: [] });
  });

  test('a refused call is a ToxiproxyError with the status', async () => {
    await expect(client().createProxy(body('p'))).rejects.toThrow('Request failed with status code 409');
  });
});
