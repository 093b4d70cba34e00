// One connection to the target, on which requests go out byte by byte: Node's own client would refuse many of them.

import { connect, type Socket } from 'node:net';
import { readAnswer, type RawAnswer } from './read-answer';

export type Asked = RawAnswer | { readonly status: null; readonly why: string };

export class RawConnection {
  private socket: Socket | null = null;

  constructor(private readonly port: number) {}

  /** Never rejects. Resolves with the whole answer, or with why there is none. Ask again only after that. */
  ask(head: string, limitMs: number): Promise<Asked> {
    const socket = this.open();
    let received = Buffer.alloc(0);
    return new Promise((resolve) => {
      const settle = (asked: Asked): void => {
        clearTimeout(deadline);
        socket.off('data', take).off('close', ended);
        if (asked.status === null || asked.headers['connection'] === 'close') this.close();
        resolve(asked);
      };
      const ended = (): void => {
        this.socket = null;
        settle(readAnswer(received, true) ?? { status: null, why: 'the connection was closed' });
      };
      const deadline = setTimeout(
        () => settle({ status: null, why: `no answer within ${String(limitMs)} ms` }),
        limitMs,
      );
      const take = (chunk: Buffer): void => {
        received = Buffer.concat([received, chunk]);
        const answer = readAnswer(received, false);
        if (answer !== null) settle(answer);
      };
      socket.on('data', take).on('close', ended);
      socket.write(head, 'latin1');
    });
  }

  close(): void {
    this.socket?.destroy();
    this.socket = null;
  }

  private open(): Socket {
    if (this.socket !== null) return this.socket;
    const socket = connect(this.port, '127.0.0.1').setNoDelay(true);
    // Whatever becomes of it, `close` follows.
    socket.on('error', () => undefined);
    // One that the server closes between two requests is not used again.
    socket.once('close', () => {
      if (this.socket === socket) this.socket = null;
    });
    return (this.socket = socket);
  }
}
