// What changes of toxics and of proxies do to connections that are open already.
import { randomBytes } from 'node:crypto';
import { done } from './api';
import { DIRECTIONS, onEach } from './arena';
import { dialPeer } from './peer';

/** Longer than anything here takes: what is held back for so long comes only when something sets it free. */
const FOREVER_MS = 120_000;

onEach((arena) => {
  describe.each(DIRECTIONS)('%s', (direction) => {
    test('an added toxic works from then on', async () => {
      const { sender, receiver } = (await arena().connect()).along(direction);
      sender.send('before ');
      await receiver.has('before ');
      await arena().add('latency', direction, { latency: 150 });
      const sentAt = sender.send('after');
      await receiver.has('before after');
      expect(receiver.lastByteAt - sentAt).toBeGreaterThanOrEqual(150);
    });

    test('a removed toxic gives out at once what it held, in order, and passes the rest on', async () => {
      await arena().add('latency', direction, { latency: FOREVER_MS });
      const { sender, receiver } = (await arena().connect()).along(direction);
      const held = randomBytes(200_000);
      sender.send(held);
      receiver.send('the other way');
      await sender.has('the other way');
      expect(receiver.received).toHaveLength(0);
      await arena().remove('latency');
      sender.send('more');
      await receiver.has(Buffer.concat([held, Buffer.from('more')]));
    });

    test('a changed toxic gives out what it held, and works with its new settings', async () => {
      await arena().add('latency', direction, { latency: FOREVER_MS });
      const { sender, receiver } = (await arena().connect()).along(direction);
      sender.send('held');
      receiver.send('the other way');
      await sender.has('the other way');
      await arena().change('latency', { latency: 150 });
      await receiver.has('held');
      const sentAt = sender.send(' later');
      await receiver.has('held later');
      expect(receiver.lastByteAt - sentAt).toBeGreaterThanOrEqual(150);
    });

    test('a toxic from the middle goes, and those around it stay at work', async () => {
      await arena().add('latency', direction, { latency: 150 });
      await arena().add('bandwidth', direction, { rate: 0 });
      await arena().add('limit_data', direction, { bytes: 6 });
      const { sender, receiver } = (await arena().connect()).along(direction);
      sender.send('abc');
      await arena().remove('bandwidth');
      await receiver.has('abc');
      const sentAt = sender.send('defgh');
      await receiver.ends('end');
      await receiver.has('abcdef');
      expect(receiver.lastByteAt - sentAt).toBeGreaterThanOrEqual(150);
    });

    test('the count of limit_data goes on when the limit changes', async () => {
      await arena().add('limit_data', direction, { bytes: 100 });
      const { sender, receiver } = (await arena().connect()).along(direction);
      sender.send('a'.repeat(60));
      await receiver.has('a'.repeat(60));
      await arena().change('limit_data', { bytes: 70 });
      sender.send('b'.repeat(60));
      await receiver.ends('end');
      await receiver.has('a'.repeat(60) + 'b'.repeat(10));
    });

    test('a timeout added to an open connection closes it', async () => {
      const { sender, receiver } = (await arena().connect()).along(direction);
      const before = performance.now();
      await arena().add('timeout', direction, { timeout: 150 });
      await receiver.ends('end');
      expect(receiver.endedAt - before).toBeGreaterThanOrEqual(150);
      await sender.ends('end');
    });

    test('slow_close that is removed while it delays closes at once', async () => {
      await arena().add('slow_close', direction, { delay: FOREVER_MS });
      const { sender, receiver } = (await arena().connect()).along(direction);
      sender.send('last words');
      sender.finish();
      await receiver.has('last words');
      await arena().remove('slow_close');
      await receiver.ends('end');
    });

    test('reset_peer ends a connection that was open before it with a plain end', async () => {
      const { sender, receiver } = (await arena().connect()).along(direction);
      await arena().add('reset_peer', direction, { timeout: 0 });
      sender.send('dropped');
      await receiver.ends('end');
      expect(receiver.received).toHaveLength(0);
    });

    test('many toxics come and go while a megabyte passes, and no byte is lost', async () => {
      const { sender, receiver } = (await arena().connect()).along(direction);
      const data = randomBytes(2 ** 20);
      for (let from = 0; from < data.length; from += 2 ** 16) {
        sender.send(data.subarray(from, from + 2 ** 16));
        await arena().add('latency', direction, { latency: 5 });
        await arena().add('slicer', direction, { average_size: 1000, size_variation: 100 });
        await arena().change('latency', { latency: 1 });
        await arena().remove('latency');
        await arena().remove('slicer');
      }
      await receiver.has(data);
    });

    test('what was sent before the end arrives, and the end closes both directions', async () => {
      await arena().add('latency', direction, { latency: 50 });
      const { sender, receiver } = (await arena().connect()).along(direction);
      const data = randomBytes(300_000);
      sender.send(data);
      sender.finish();
      await receiver.has(data);
      await receiver.ends('end');
      await sender.ends('end');
    });
  });

  test('a disabled proxy cuts its connections and refuses new ones, until it is enabled again', async () => {
    const { client, server } = await arena().connect();
    await arena().enable(false);
    await client.ends('end');
    await server.ends('end');
    await expect(dialPeer(arena().listen)).rejects.toMatchObject({ code: 'ECONNREFUSED' });
    await arena().enable(true);
    expect((await arena().state()).listen).toBe(arena().listen);
    const again = await arena().connect();
    again.client.send('works');
    await again.server.has('works');
  });

  test('a disabled proxy keeps its toxics', async () => {
    await arena().add('latency', 'upstream', { latency: 100 });
    await arena().enable(false);
    await arena().enable(true);
    const { client, server } = await arena().connect();
    const sentAt = client.send('late');
    await server.has('late');
    expect(server.lastByteAt - sentAt).toBeGreaterThanOrEqual(100);
  });

  test('a disabled proxy with a reset_peer toxic cuts by RST', async () => {
    await arena().add('reset_peer', 'downstream', { timeout: 0 });
    const { client, server } = await arena().connect();
    await arena().enable(false);
    await client.ends('ECONNRESET');
    await server.ends('ECONNRESET');
  });

  test('a deleted proxy cuts its connections', async () => {
    const { client, server } = await arena().connect();
    await done(arena().url, 'DELETE', '/proxies/p');
    await client.ends('end');
    await server.ends('end');
  });

  test('a new upstream cuts the connections and serves new ones', async () => {
    const { client } = await arena().connect();
    const { address } = arena().upstream;
    await done(arena().url, 'PATCH', '/proxies/p', { upstream: address.replace('127.0.0.1', 'localhost') });
    await client.ends('end');
    expect((await arena().state()).listen).toBe(arena().listen);
    const again = await arena().connect();
    again.client.send('works');
    await again.server.has('works');
  });

  test('an upstream that refuses closes the client', async () => {
    await arena().upstream.close();
    const client = await dialPeer(arena().listen);
    await client.ends('end');
    client.close();
  });

  test('a client that resets closes the upstream', async () => {
    const { client, server } = await arena().connect();
    client.socket.resetAndDestroy();
    await server.ends('end');
  });

  test('reset enables every proxy, sets free what toxics hold and keeps the connections', async () => {
    await arena().add('latency', 'upstream', { latency: FOREVER_MS });
    await arena().add('bandwidth', 'downstream', { rate: 0 });
    const { client, server } = await arena().connect();
    const off = { name: 'off', listen: '127.0.0.1:0', upstream: arena().upstream.address, enabled: false };
    await done(arena().url, 'POST', '/proxies', off);
    client.send('up');
    server.send('down');
    await done(arena().url, 'POST', '/reset');
    await server.has('up');
    await client.has('down');
    expect((await arena().state()).toxics).toEqual([]);
    const { listen, enabled } = (await done(arena().url, 'GET', '/proxies/off')) as {
      listen: string;
      enabled: boolean;
    };
    expect(enabled).toBe(true);
    const through = await arena().connect(listen);
    through.client.send('works');
    await through.server.has('works');
  });

  test('populate leaves an unchanged proxy and its connections alone, and replaces a changed one', async () => {
    await arena().add('latency', 'upstream', { latency: 1 });
    const { client, server } = await arena().connect();
    const { listen, upstream } = await arena().state();
    await done(arena().url, 'POST', '/populate', [{ name: 'p', listen, upstream }]);
    expect((await arena().state()).toxics).toHaveLength(1);
    client.send('still open');
    await server.has('still open');
    const other = upstream.replace('127.0.0.1', 'localhost');
    await done(arena().url, 'POST', '/populate', [{ name: 'p', listen, upstream: other }]);
    await client.ends('end');
    expect((await arena().state()).toxics).toHaveLength(0);
  });
});
