// Connects to the upstream, with one buffer into which all that it sends is read: a third less work than a buffer a read.
import { connect } from 'node:net';
import { Endpoint } from './endpoint';

/** As much as Toxiproxy reads at a time. */
const BUFFER_SIZE = 32 * 1024;

/** The socket emits `connect` or `error`, as any. */
export function dial(host: string, port: number): Endpoint {
  let take = (_data: Buffer): void => undefined;
  const buffer = Buffer.allocUnsafeSlow(BUFFER_SIZE);
  const callback = (bytes: number): boolean => {
    take(buffer.subarray(0, bytes));
    return true;
  };
  const socket = connect({ host, port, allowHalfOpen: true, noDelay: true, onread: { buffer, callback } });
  return new Endpoint(socket, (taker) => (take = taker));
}
