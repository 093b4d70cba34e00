// The writing end of a link: hands chunks to a socket and passes its back-pressure on.
import type { Chunk } from './chunk';
import type { Endpoint } from './endpoint';
import type { Outlet } from './outlet';

export class Sink implements Outlet {
  sent = 0;
  /** Whether bytes were lost because the socket closed before they had left. */
  failed = false;
  private drained: (() => void) | undefined;

  constructor(private readonly endpoint: Endpoint) {
    endpoint.socket.on('drain', () => {
      const drained = this.drained;
      this.drained = undefined;
      drained?.();
    });
    endpoint.socket.once('close', () => (this.failed ||= endpoint.socket.writableLength > 0));
  }

  send(chunk: Chunk): Promise<void> | undefined {
    const { socket } = this.endpoint;
    if (socket.destroyed) {
      this.failed = true;
      return new Promise(() => undefined);
    }
    this.sent += chunk.data.length;
    if (socket.write(chunk.data)) return undefined;
    return new Promise((drained) => (this.drained = drained));
  }

  close(): void {
    this.endpoint.finish();
  }
}
