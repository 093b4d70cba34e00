// The single measurements, each against an address: the upstream's own, or a proxy in front of it.
import { connect, type Socket } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';

export interface RoundTrip {
  /** Milliseconds. */
  readonly p50: number;
  readonly p99: number;
}

const MESSAGE = Buffer.alloc(64);
const WARM_UP = 500;

/** A message of 64 bytes to an echo and back, again and again on one connection. */
export async function roundTrips(address: string, rounds = 4000): Promise<RoundTrip> {
  const socket = await dial(address);
  const times: number[] = [];
  for (let round = 0; round < rounds + WARM_UP; round += 1) {
    const begin = performance.now();
    await echoOnce(socket);
    if (round >= WARM_UP) times.push(performance.now() - begin);
  }
  socket.destroy();
  return percentilesOf(times);
}

export function percentilesOf(times: readonly number[]): RoundTrip {
  const sorted = [...times].sort((one, other) => one - other);
  const at = (share: number): number => sorted[Math.floor(sorted.length * share)] ?? Number.NaN;
  return { p50: at(0.5), p99: at(0.99) };
}

/** MiB a second, until the upstream ends the connection. */
export async function throughput(address: string): Promise<number> {
  let received = 0;
  const [host = '', port = ''] = address.split(':');
  const callback = (bytes: number): boolean => {
    received += bytes;
    return true;
  };
  const begin = performance.now();
  const socket = connect({ host, port: Number(port), onread: { buffer: Buffer.alloc(2 ** 20), callback } });
  await new Promise((closed) => socket.once('close', closed));
  return received / 2 ** 20 / ((performance.now() - begin) / 1000);
}

/** Milliseconds until so many connections are open at once and each has had one echo. `whileOpen` runs before they close. */
export async function manyConnections(
  address: string,
  count: number,
  whileOpen: () => void,
): Promise<number> {
  const begin = performance.now();
  const sockets = await Promise.all(Array.from({ length: count }, () => dial(address)));
  await Promise.all(sockets.map(echoOnce));
  const took = performance.now() - begin;
  whileOpen();
  for (const socket of sockets) socket.destroy();
  return took;
}

/** Opens a connection and reads nothing from it for so long. */
export async function stalled(address: string, ms: number, atEnd: () => void): Promise<void> {
  const socket = await dial(address);
  socket.pause();
  await delay(ms);
  atEnd();
  socket.destroy();
}

function dial(address: string): Promise<Socket> {
  const [host = '', port = ''] = address.split(':');
  return new Promise((resolve, reject) => {
    const socket = connect({ host, port: Number(port), noDelay: true }, () => {
      socket.off('error', reject).on('error', () => undefined);
      resolve(socket);
    });
    socket.once('error', reject);
  });
}

function echoOnce(socket: Socket): Promise<void> {
  return new Promise((resolve) => {
    let missing = MESSAGE.length;
    const take = (data: Buffer): void => {
      missing -= data.length;
      if (missing > 0) return;
      socket.off('data', take);
      resolve();
    };
    socket.on('data', take);
    socket.write(MESSAGE);
  });
}
