// The bytes through a proxy, as `/metrics` counts them when a connection ends.
import { call, done } from './api';
import { contestants } from './contestants';
import { eventually } from './eventually';
import { dialPeer, Upstream } from './peer';

jest.setTimeout(60_000);

test.each(contestants())('$name counts what was received and sent, by direction', async (contestant) => {
  const server = await contestant.start({ proxyMetrics: true });
  const upstream = await new Upstream().listen();
  const body = { name: 'a"b', listen: '127.0.0.1:0', upstream: upstream.address };
  const { listen } = (await done(server.url, 'POST', '/proxies', body)) as { listen: string };
  const client = await dialPeer(listen);
  await eventually('the upstream has accepted', () => upstream.peers.length === 1);
  client.send('12345');
  await upstream.peers[0]?.has('12345');
  upstream.peers[0]?.send('123');
  await client.has('123');
  client.finish();
  const line = (side: string, direction: string, bytes: number): string =>
    `toxiproxy_proxy_${side}_bytes_total{direction="${direction}",listener="${listen}",proxy="a\\"b",upstream="${upstream.address}"} ${String(bytes)}\n`;
  const head = (side: string): string =>
    `# HELP toxiproxy_proxy_${side}_bytes_total \n# TYPE toxiproxy_proxy_${side}_bytes_total counter\n`;
  const expected =
    head('received') +
    line('received', 'downstream', 3) +
    line('received', 'upstream', 5) +
    head('sent') +
    line('sent', 'downstream', 3) +
    line('sent', 'upstream', 5);
  let text = '';
  await eventually('all four are counted', async () => {
    ({ text } = await call(server.url, 'GET', '/metrics'));
    return (text.match(/^toxiproxy_/gm) ?? []).length === 4;
  });
  expect(text).toContain(expected);
  client.close();
  await server.close();
  await upstream.close();
});
