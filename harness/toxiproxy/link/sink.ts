// The writing end of a link: hands chunks to a socket and passes its back-pressure on.
import type { Chunk } from './chunk';
import type { Endpoint } from './endpoint';
import type { Outlet } from './outlet';

const NOTHING = Buffer.alloc(0);

export class Sink implements Outlet {
  sent = 0;
  /** Whether bytes were lost because the socket closed before they had left. */
  failed = false;

  constructor(private readonly endpoint: Endpoint) {
    endpoint.socket.once('close', () => (this.failed ||= endpoint.socket.writableLength > 0));
  }

  /** Done when the system has taken every byte, as with a blocking write. */
  send(chunk: Chunk): Promise<void> | undefined {
    const { socket } = this.endpoint;
    if (socket.destroyed) {
      this.failed = true;
      return new Promise(() => undefined);
    }
    this.sent += chunk.data.length;
    socket.write(chunk.data);
    if (socket.writableLength === 0) return undefined;
    return new Promise((taken) => socket.write(NOTHING, () => taken()));
  }

  close(): void {
    this.endpoint.finish();
  }
}
