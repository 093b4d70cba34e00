// What each toxic does to bytes and to time, in both directions; the same for ours and for the real Toxiproxy.
import { randomBytes } from 'node:crypto';
import { DIRECTIONS, onEach } from './arena';
import { eventually, pause } from './eventually';

/** Longer than anything here takes: a toxic with it is seen to hold things back. */
const FOREVER_MS = 120_000;

onEach((arena) => {
  describe.each(DIRECTIONS)('%s', (direction) => {
    const opposite = direction === 'upstream' ? 'downstream' : 'upstream';

    test('without a toxic, a megabyte passes unchanged', async () => {
      const { sender, receiver } = (await arena().connect()).along(direction);
      const data = randomBytes(2 ** 20);
      sender.send(data);
      await receiver.has(data);
    });

    test('latency delays the bytes', async () => {
      await arena().add('latency', direction, { latency: 200 });
      const { sender, receiver } = (await arena().connect()).along(direction);
      const sentAt = sender.send('late');
      await receiver.has('late');
      expect(receiver.lastByteAt - sentAt).toBeGreaterThanOrEqual(200);
    });

    test('latency delays each piece for itself, not one behind the other', async () => {
      await arena().add('latency', direction, { latency: 300 });
      const { sender, receiver } = (await arena().connect()).along(direction);
      const firstAt = performance.now();
      let lastAt = 0;
      for (let piece = 0; piece < 12; piece += 1) {
        lastAt = sender.send('x');
        await pause(20);
      }
      await receiver.has('x'.repeat(12));
      expect(receiver.lastByteAt - lastAt).toBeGreaterThanOrEqual(300);
      expect(receiver.lastByteAt - firstAt).toBeLessThan(12 * 300);
    });

    test('jitter keeps the delay between latency - jitter and beyond', async () => {
      await arena().add('latency', direction, { latency: 100, jitter: 50 });
      for (let round = 0; round < 4; round += 1) {
        const { sender, receiver } = (await arena().connect()).along(direction);
        const sentAt = sender.send('x');
        await receiver.has('x');
        expect(receiver.lastByteAt - sentAt).toBeGreaterThanOrEqual(50);
      }
    });

    test('bandwidth passes its rate on, in parts, and every byte', async () => {
      await arena().add('bandwidth', direction, { rate: 100 });
      const { sender, receiver } = (await arena().connect()).along(direction);
      const data = randomBytes(30_000);
      const sentAt = sender.send(data);
      await receiver.has(data);
      expect(receiver.firstByteAt - sentAt).toBeGreaterThanOrEqual(100);
      expect(receiver.lastByteAt - sentAt).toBeGreaterThanOrEqual(300);
    });

    test('a bandwidth of 0 holds everything until the toxic goes', async () => {
      await arena().add('bandwidth', direction, { rate: 0 });
      const { sender, receiver } = (await arena().connect()).along(direction);
      sender.send('held');
      receiver.send('other way');
      await sender.has('other way');
      await pause(100);
      expect(receiver.received).toHaveLength(0);
      await arena().remove('bandwidth');
      await receiver.has('held');
    });

    test('slow_close delays the end and not the bytes', async () => {
      await arena().add('slow_close', direction, { delay: 200 });
      const { sender, receiver } = (await arena().connect()).along(direction);
      sender.send('bytes');
      await receiver.has('bytes');
      const closedAt = sender.finish();
      await receiver.ends('end');
      expect(receiver.endedAt - closedAt).toBeGreaterThanOrEqual(200);
    });

    test('timeout drops the bytes and closes both sides', async () => {
      await arena().add('timeout', direction, { timeout: 200 });
      const before = performance.now();
      const { sender, receiver } = (await arena().connect()).along(direction);
      await receiver.ends('end');
      expect(receiver.endedAt - before).toBeGreaterThanOrEqual(200);
      await sender.ends('end');
      expect(receiver.received).toHaveLength(0);
    });

    test('a timeout of 0 drops the bytes, keeps the connection, and closes it when the toxic goes', async () => {
      await arena().add('timeout', direction, { timeout: 0 });
      const { sender, receiver } = (await arena().connect()).along(direction);
      sender.send('dropped');
      await pause(100);
      receiver.send('still open');
      await sender.has('still open');
      await arena().remove('timeout');
      await receiver.ends('end');
      await sender.ends('end');
      expect(receiver.received).toHaveLength(0);
    });

    test('reset_peer resets both sides once there are bytes, which it drops', async () => {
      await arena().add('reset_peer', direction, { timeout: 150 });
      const { sender, receiver } = (await arena().connect()).along(direction);
      const sentAt = sender.send('dropped');
      await receiver.ends('ECONNRESET');
      await sender.ends('ECONNRESET');
      expect(receiver.endedAt - sentAt).toBeGreaterThanOrEqual(150);
      expect(receiver.received).toHaveLength(0);
    });

    test('reset_peer waits for bytes of its own direction, or for their end', async () => {
      await arena().add('reset_peer', direction, { timeout: 0 });
      const { sender, receiver } = (await arena().connect()).along(direction);
      receiver.send('passes');
      await sender.has('passes');
      expect([sender.ending, receiver.ending]).toEqual([undefined, undefined]);
      sender.finish();
      await receiver.ends('ECONNRESET');
    });

    test('slicer delays between slices and keeps the bytes in order', async () => {
      await arena().add('slicer', direction, { average_size: 500, size_variation: 100, delay: 10_000 });
      const { sender, receiver } = (await arena().connect()).along(direction);
      const data = randomBytes(6000);
      const sentAt = sender.send(data);
      await receiver.has(data);
      // No slice is longer than average + variation: 10 at least, with 9 delays between them.
      expect(receiver.lastByteAt - sentAt).toBeGreaterThanOrEqual(9 * 10);
    });

    test('slicer without a delay leaves a megabyte as it is', async () => {
      await arena().add('slicer', direction, { average_size: 1000, size_variation: 500, delay: 0 });
      const { sender, receiver } = (await arena().connect()).along(direction);
      const data = randomBytes(2 ** 20);
      sender.send(data);
      await receiver.has(data);
    });

    test('limit_data passes so many bytes on, over several pieces, and closes', async () => {
      await arena().add('limit_data', direction, { bytes: 100 });
      const { sender, receiver } = (await arena().connect()).along(direction);
      sender.send('a'.repeat(60));
      await receiver.has('a'.repeat(60));
      expect(receiver.ending).toBeUndefined();
      sender.send('b'.repeat(60));
      await receiver.ends('end');
      await receiver.has('a'.repeat(60) + 'b'.repeat(40));
    });

    test('limit_data closes with the very byte that reaches the limit', async () => {
      await arena().add('limit_data', direction, { bytes: 5 });
      const { sender, receiver } = (await arena().connect()).along(direction);
      sender.send('exact');
      await receiver.ends('end');
      await receiver.has('exact');
    });

    test('a toxicity of 0 affects no connection', async () => {
      await arena().add('latency', direction, { latency: FOREVER_MS }, { toxicity: 0 });
      const { sender, receiver } = (await arena().connect()).along(direction);
      sender.send('untouched');
      await receiver.has('untouched');
    });

    test('a toxicity of one half affects some connections and not others', async () => {
      await arena().add('limit_data', direction, { bytes: 0 }, { toxicity: 0.5 });
      const endings = new Set<string>();
      // All alike would be a chance of 1 in 2^31.
      for (let round = 0; round < 32; round += 1) {
        const { sender, receiver } = (await arena().connect()).along(direction);
        sender.send('x');
        await eventually('bytes or the end have come', () => receiver.received.length + receiver.endedAt > 0);
        endings.add(receiver.ending ?? 'passed');
      }
      expect([...endings].sort()).toEqual(['end', 'passed']);
    });

    test('toxics of one direction work one behind the other', async () => {
      await arena().add('latency', direction, { latency: 100 });
      await arena().add('latency', direction, { latency: 150 }, { name: 'second' });
      await arena().add('limit_data', direction, { bytes: 3 });
      const { sender, receiver } = (await arena().connect()).along(direction);
      const sentAt = sender.send('abcdef');
      await receiver.ends('end');
      await receiver.has('abc');
      expect(receiver.lastByteAt - sentAt).toBeGreaterThanOrEqual(250);
    });

    test(`a toxic of the ${opposite} direction leaves this one alone`, async () => {
      await arena().add('timeout', opposite, { timeout: 0 });
      const { sender, receiver } = (await arena().connect()).along(direction);
      sender.send('passes');
      await receiver.has('passes');
    });
  });

  test('timeout begins anew with each piece that it drops', async () => {
    await arena().add('timeout', 'downstream', { timeout: 2000 });
    const { sender, receiver } = (await arena().connect()).along('downstream');
    await pause(200);
    const sentAt = sender.send('dropped');
    await receiver.ends('end');
    expect(receiver.endedAt - sentAt).toBeGreaterThanOrEqual(2000);
    expect(receiver.received).toHaveLength(0);
  });
});
