// One toxic at work on one link: the channel in front of it, its running flow, and the outlet behind it.
import { after } from './after';
import { Channel } from './channel';
import type { Chunk } from './chunk';
import type { Feeder } from './feeder';
import { Interrupt } from './interrupt';
import type { Outlet } from './outlet';
import { passThrough, type Stub } from './stub';
import type { Toxic } from './toxic';
import type { Flow } from './toxic-type';

export class Stage implements Feeder, Stub {
  readonly input: Channel;
  closed = false;
  private readonly flow: Flow;
  private interrupt = new Interrupt();
  private running: Promise<void> = Promise.resolve();
  private terminated: () => void = () => undefined;
  private readonly termination = new Promise<void>((terminated) => (this.terminated = terminated));
  private cancelHold: () => void = () => undefined;

  constructor(
    readonly toxic: Toxic,
    public output: Outlet,
  ) {
    this.input = new Channel(toxic.kind.bufferSize ?? 0);
    this.flow = toxic.kind.flow();
  }

  get interrupted(): boolean {
    return this.interrupt.raised;
  }

  /** Starts, or starts again after an interruption. The dice for `toxicity` are thrown each time, as Toxiproxy does. */
  resume(): void {
    this.interrupt = new Interrupt();
    this.running = this.run(this.interrupt);
  }

  async suspend(): Promise<boolean> {
    if (this.closed) return false;
    this.interrupt.raise();
    await Promise.race([this.running, this.termination]);
    return !this.closed;
  }

  /** The link is gone: nothing that was sent can arrive, and no timer may outlive it. */
  terminate(): void {
    this.closed = true;
    this.interrupt.raise();
    this.cancelHold();
    this.terminated();
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<Chunk> {
    for (let chunk = await this.read(); chunk !== undefined; chunk = await this.read()) yield chunk;
  }

  async read(withinMs = Infinity): Promise<Chunk | undefined> {
    if (this.interrupt.raised) return undefined;
    const ready = this.input.take();
    if (ready !== undefined || this.input.ended) return ready;
    return new Promise((resolve) => {
      const settle = (chunk?: Chunk): void => {
        cancel();
        this.input.watch(undefined);
        this.interrupt.listen(undefined);
        resolve(chunk);
      };
      const cancel = after(withinMs, () => settle());
      this.interrupt.listen(() => settle());
      this.input.watch(() => settle(this.input.take()));
    });
  }

  write(chunk: Chunk): Promise<void> | undefined {
    return this.output.send(chunk);
  }

  sleep(ms: number): Promise<boolean> {
    if (this.interrupt.raised) return Promise.resolve(false);
    if (ms <= 0) return Promise.resolve(true);
    return new Promise((resolve) => {
      const cancel = after(ms, () => {
        this.interrupt.listen(undefined);
        resolve(true);
      });
      this.interrupt.listen(() => {
        cancel();
        resolve(false);
      });
    });
  }

  hold(ms: number): Promise<void> {
    return new Promise((resolve) => (this.cancelHold = after(ms, resolve)));
  }

  close(): void {
    if (this.closed) return;
    this.closed = true;
    this.output.close();
  }

  private async run(interrupt: Interrupt): Promise<void> {
    const affected = Math.random() < this.toxic.toxicity;
    await (affected ? this.flow.pipe(this, this.toxic.attributes) : passThrough(this));
    if (!interrupt.raised) this.close();
  }
}
