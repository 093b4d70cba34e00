// The queue in front of one toxic: it takes `capacity` chunks at once and makes the sender wait for more.
import type { Chunk } from './chunk';
import type { Outlet } from './outlet';

/** Toxiproxy reads 32 KiB at a time, and what `bandwidth` or `latency` do to a stream depends on it. */
const LONGEST_CHUNK = 32 * 1024;

interface Waiting {
  readonly chunk: Chunk;
  taken?: () => void;
}

export class Channel implements Outlet {
  private readonly queue: Waiting[] = [];
  private closed = false;
  private watcher: (() => void) | undefined;

  constructor(private readonly capacity: number) {}

  /** True when no chunk is left and none will follow. */
  get ended(): boolean {
    return this.closed && this.queue.length === 0;
  }

  send(chunk: Chunk): Promise<void> | undefined {
    let last: Waiting = { chunk };
    for (let from = 0; from === 0 || from < chunk.data.length; from += LONGEST_CHUNK) {
      const data = Buffer.from(chunk.data.subarray(from, from + LONGEST_CHUNK));
      last = { chunk: { data, at: chunk.at } };
      this.queue.push(last);
    }
    this.notify();
    if (this.queue.length <= this.capacity) return undefined;
    return new Promise((taken) => (last.taken = taken));
  }

  close(): void {
    this.closed = true;
    this.notify();
  }

  /** The next chunk, if there is one now. */
  take(): Chunk | undefined {
    const first = this.queue.shift();
    if (this.queue.length <= this.capacity) (this.queue.at(-1) ?? first)?.taken?.();
    return first?.chunk;
  }

  /** Calls `watcher` once, when there is a chunk to take or the end was reached; `undefined` stops watching. */
  watch(watcher: (() => void) | undefined): void {
    this.watcher = watcher;
    if (watcher !== undefined && (this.queue.length > 0 || this.closed)) this.notify();
  }

  private notify(): void {
    const watcher = this.watcher;
    this.watcher = undefined;
    watcher?.();
  }
}
