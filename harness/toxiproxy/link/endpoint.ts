// One of the two sockets of a proxied connection, and the two ways to close it.
import type { Socket } from 'node:net';

const NOTHING = Buffer.alloc(0);

export class Endpoint {
  /** Whether closing sends an RST instead of a FIN. */
  abortive = false;

  constructor(
    readonly socket: Socket,
    /** Sets who gets what the socket receives; the buffers are lent. */
    readonly receive: (take: (data: Buffer) => void) => void = (take) => void socket.on('data', take),
  ) {
    // A failed socket also emits 'close', which is what the link looks at.
    socket.on('error', () => undefined);
  }

  /** Closes both directions of the socket once everything written to it has left. */
  finish(): void {
    if (!this.abortive) this.socket.destroySoon();
    else if (this.socket.writableLength === 0) this.cut();
    else this.socket.write(NOTHING, () => this.cut());
  }

  /** Closes the socket at once. */
  cut(): void {
    if (this.socket.destroyed) return;
    if (this.abortive) this.socket.resetAndDestroy();
    else this.socket.destroy();
  }
}
