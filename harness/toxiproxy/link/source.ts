// The reading end of a link: moves what a socket receives into the first outlet, at that outlet's pace.
import type { Socket } from 'node:net';
import type { Endpoint } from './endpoint';
import type { Feeder } from './feeder';
import type { Outlet } from './outlet';

export class Source implements Feeder {
  received = 0;
  private readonly socket: Socket;
  private blocked: Promise<void> | undefined;
  private suspended = false;
  private exhausted = false;
  private closed = false;

  constructor(
    private readonly endpoint: Endpoint,
    public output: Outlet,
  ) {
    this.socket = endpoint.socket;
  }

  start(onEnd: () => void): void {
    const end = (): void => {
      if (this.exhausted) return;
      this.exhausted = true;
      onEnd();
      this.closeWhenIdle();
    };
    this.endpoint.receive((data) => this.take(data));
    this.socket.once('end', end);
    this.socket.once('close', end);
    if (this.socket.destroyed) end();
    else this.socket.resume();
  }

  async suspend(): Promise<boolean> {
    if (this.closed) return false;
    this.suspended = true;
    this.socket.pause();
    await this.blocked;
    return !this.closed;
  }

  resume(): void {
    this.suspended = false;
    this.socket.resume();
    this.closeWhenIdle();
  }

  private take(data: Buffer): void {
    this.received += data.length;
    const blocked = this.output.send({ data, at: performance.now() });
    if (blocked === undefined) return;
    this.socket.pause();
    this.blocked = blocked;
    void blocked.then(() => {
      this.blocked = undefined;
      if (!this.suspended) this.resume();
    });
  }

  private closeWhenIdle(): void {
    if (!this.exhausted || this.closed || this.suspended || this.blocked !== undefined) return;
    this.closed = true;
    this.output.close();
  }
}
