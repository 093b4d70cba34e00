// What a receiver that does not read does to the sender, to the bytes on their way, and to changes of toxics.
import { call } from './api';
import { DIRECTIONS, onEach } from './arena';
import { eventually, pause } from './eventually';
import type { Peer } from './peer';

const PIECE = Buffer.alloc(2 ** 16, 'x');
/** 64 MiB: more than the buffers of all sockets on the way can take. */
const PIECES = 1024;

onEach((arena) => {
  describe.each(DIRECTIONS)('%s', (direction) => {
    test('the sender is stopped, and nothing is lost when the receiver reads on', async () => {
      const { sender, receiver } = (await arena().connect()).along(direction);
      await stall(sender, receiver);
      await readsAll(receiver);
    });

    test('a disabled proxy cuts a connection that stands still', async () => {
      const { sender, receiver } = (await arena().connect()).along(direction);
      await stall(sender, receiver);
      await arena().enable(false);
      await eventually('the sender is cut', () => sender.ending !== undefined);
    });

    test('a toxic that is added meanwhile is at work when the receiver reads on', async () => {
      const { sender, receiver } = (await arena().connect()).along(direction);
      await stall(sender, receiver);
      const toxic = { type: 'slow_close', stream: direction, attributes: { delay: 200 } };
      const added = call(arena().url, 'POST', '/proxies/p/toxics', toxic);
      await readsAll(receiver);
      expect((await added).status).toBe(200);
      const closedAt = sender.finish();
      await receiver.ends('end');
      expect(receiver.endedAt - closedAt).toBeGreaterThanOrEqual(200);
    });
  });
});

async function stall(sender: Peer, receiver: Peer): Promise<void> {
  receiver.socket.pause();
  for (let piece = 0; piece < PIECES; piece += 1) sender.socket.write(PIECE);
  let waiting = -1;
  await eventually('the sender stands still', async () => {
    const before = waiting;
    await pause(100);
    waiting = sender.socket.writableLength;
    return waiting === before;
  });
  expect(waiting).toBeGreaterThan(0);
}

async function readsAll(receiver: Peer): Promise<void> {
  let received = receiver.received.length;
  receiver.socket.removeAllListeners('data').on('data', (part: Buffer) => (received += part.length));
  receiver.socket.resume();
  await eventually('all has come', () => received === PIECES * PIECE.length);
}
