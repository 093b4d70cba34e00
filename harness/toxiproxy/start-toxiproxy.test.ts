import { startToxiproxy } from './start-toxiproxy';

test('a prefix keeps the API from whoever does not know it', async () => {
  const toxiproxy = await startToxiproxy({ prefix: '/unguessable' });
  try {
    const origin = new URL(toxiproxy.url).origin;
    const statusOf = async (path: string) => (await fetch(origin + path)).status;
    expect(await statusOf('/unguessable/proxies')).toBe(200);
    for (const path of ['/', '/proxies', '/version', '/metrics', '/unguessable', '/reset'])
      expect([path, await statusOf(path)]).toEqual([path, 404]);
  } finally {
    await toxiproxy.close();
  }
});
