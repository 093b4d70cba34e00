// Lines one after the other, of somebody at a terminal or of a pipe: what was sent ahead waits until it is asked for.

import type { Interface } from 'node:readline';

export class LineSource {
  private readonly waiting: string[] = [];
  private closed = false;
  private wake: () => void = () => undefined;

  constructor(private readonly lines: Interface) {
    lines.on('line', (line) => {
      this.waiting.push(line);
      this.wake();
    });
    lines.once('close', () => {
      this.closed = true;
      this.wake();
    });
  }

  /** Null at the end, and where `until` comes first: the line is then left for whoever asks next. */
  async next(until: AbortSignal): Promise<string | null> {
    while (this.waiting.length === 0 && !this.closed && !until.aborted) await this.change(until);
    return until.aborted ? null : (this.waiting.shift() ?? null);
  }

  /** Nothing where it was left meanwhile, which Node takes for an error from version 24 on. */
  prompt(): void {
    if (!this.closed) this.lines.prompt();
  }

  /** Called for Ctrl-C at a terminal. */
  onInterrupt(listener: () => void): void {
    this.lines.on('SIGINT', listener);
  }

  /** What was sent ahead is dropped. */
  close(): void {
    this.waiting.length = 0;
    this.lines.close();
  }

  private async change(until: AbortSignal): Promise<void> {
    let wake: () => void = () => undefined;
    const changed = new Promise<void>((resolve) => (wake = resolve));
    this.wake = wake;
    until.addEventListener('abort', wake, { once: true });
    await changed;
    until.removeEventListener('abort', wake);
  }
}
