// One end of a TCP connection: what it received, when, and how the connection ended.
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';
import { eventually } from './eventually';

export class Peer {
  received = Buffer.alloc(0);
  /** In `performance.now()`: when the first and the last bytes came, and when the end. */
  firstByteAt = 0;
  lastByteAt = 0;
  endedAt = 0;
  /** `end` for a FIN, an error's code for anything else. */
  ending: string | undefined;

  constructor(readonly socket: Socket) {
    socket.setNoDelay(true);
    socket.on('data', (data: Buffer) => {
      this.received = Buffer.concat([this.received, data]);
      this.lastByteAt = performance.now();
      this.firstByteAt ||= this.lastByteAt;
    });
    const ended = (how: string): void => {
      this.ending ??= how;
      this.endedAt ||= performance.now();
    };
    socket.on('end', () => ended('end'));
    socket.on('error', (fault: NodeJS.ErrnoException) => ended(fault.code ?? fault.message));
  }

  /** When it began to send, in `performance.now()`. */
  send(data: Buffer | string): number {
    const at = performance.now();
    this.socket.write(data);
    return at;
  }

  /** Closes its sending direction. */
  finish(): number {
    const at = performance.now();
    this.socket.end();
    return at;
  }

  async has(data: Buffer | string): Promise<void> {
    const wanted = Buffer.from(data);
    await eventually(`${String(wanted.length)} bytes have come`, () => this.received.length >= wanted.length);
    expect(this.received.equals(wanted)).toBe(true);
  }

  async ends(how: string): Promise<void> {
    await eventually('the connection has ended', () => this.ending !== undefined);
    expect(this.ending).toBe(how);
  }

  close(): void {
    this.socket.destroy();
  }
}

/** A server that only accepts; what happens on its connections is the test's. */
export class Upstream {
  readonly peers: Peer[] = [];
  private readonly server = createServer({ allowHalfOpen: true }, (socket) =>
    this.peers.push(new Peer(socket)),
  );

  async listen(): Promise<this> {
    await new Promise<void>((listening) => this.server.listen({ host: '127.0.0.1', port: 0 }, listening));
    return this;
  }

  get address(): string {
    return `127.0.0.1:${String((this.server.address() as AddressInfo).port)}`;
  }

  async close(): Promise<void> {
    for (const peer of this.peers) peer.close();
    if (this.server.listening) await new Promise((closed) => this.server.close(closed));
  }
}

/** Rejects with the system's code (`ECONNREFUSED`). */
export function dialPeer(address: string): Promise<Peer> {
  const [host = '', port = ''] = address.split(':');
  return new Promise((resolve, reject) => {
    const socket = connect({ host, port: Number(port), allowHalfOpen: true }, () => {
      socket.off('error', reject);
      resolve(peer);
    });
    socket.once('error', reject);
    const peer = new Peer(socket);
  });
}
