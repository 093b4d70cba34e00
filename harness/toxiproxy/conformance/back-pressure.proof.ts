// What a receiver that does not read does to the sender, to the bytes on their way, and to changes of toxics.
import { call } from './api';
import { DIRECTIONS, onEach, type Arena, type Connection, type Direction } from './arena';
import { eventually } from './eventually';
import type { Peer } from './peer';

const PIECE = Buffer.alloc(2 ** 16, 'x');
/** 64 MiB: more than the buffers of all sockets on the way can take. */
const PIECES = 1024;

type Ends = ReturnType<Connection['along']>;

onEach((arena) => {
  describe.each(DIRECTIONS)('%s', (direction) => {
    test('the sender is stopped, and nothing is lost when the receiver reads on', async () => {
      const { receiver } = await stall(arena(), direction);
      await readsAll(receiver);
    });

    test('a disabled proxy cuts a connection that stands still', async () => {
      const { sender } = await stall(arena(), direction);
      await arena().enable(false);
      await eventually('the sender is cut', () => sender.ending !== undefined);
    });

    test('a toxic that is added meanwhile is at work when the receiver reads on', async () => {
      const { sender, receiver } = await stall(arena(), direction);
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

/** As long as the receiver does not read, something must be left that the sender cannot get rid of. */
async function stall(arena: Arena, direction: Direction): Promise<Ends> {
  const ends = (await arena.connect()).along(direction);
  const { sender, receiver } = ends;
  receiver.socket.pause();
  sendAll(sender);
  // Twice, for the two share the proxy's time.
  await passesAsMuch(arena, direction);
  await passesAsMuch(arena, direction);
  expect(sender.socket.writableNeedDrain).toBe(true);
  expect(sender.socket.writableLength).toBeGreaterThan(0);
  return ends;
}

/** Beside it, to a receiver that reads: while it comes, a proxy that stops nobody would take all of what was sent before. */
async function passesAsMuch(arena: Arena, direction: Direction): Promise<void> {
  const { sender, receiver } = (await arena.connect()).along(direction);
  sendAll(sender);
  await readsAll(receiver);
}

function sendAll({ socket }: Peer): void {
  for (let piece = 0; piece < PIECES; piece += 1) socket.write(PIECE);
}

async function readsAll(receiver: Peer): Promise<void> {
  let received = receiver.received.length;
  receiver.socket.removeAllListeners('data').on('data', (part: Buffer) => (received += part.length));
  receiver.socket.resume();
  await eventually('all has come', () => received === PIECES * PIECE.length);
}
