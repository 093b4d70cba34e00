// The lines that something writes, as they come; those who wait for a line are told by the write itself.

import { StringDecoder } from 'node:string_decoder';

/** In characters: a longer line is cut, and the oldest lines beyond the total are blanked (their indices stay). */
export interface LineLogLimits {
  readonly line: number;
  readonly total: number;
}

const LIMITS: LineLogLimits = { line: 1 << 20, total: 1 << 26 };

interface Waiter {
  from: number;
  readonly matches: (line: string) => boolean;
  readonly settle: (index: number | null) => void;
}

export class LineLog {
  readonly lines: string[] = [];
  private readonly waiters = new Set<Waiter>();
  private readonly streams: LineStream[] = [];
  private readonly main: LineStream;
  private kept = 0;
  private oldestKept = 0;
  private ended = false;

  constructor(private readonly limits: LineLogLimits = LIMITS) {
    this.main = this.stream();
  }

  /** Takes the next bytes; a line counts once its line feed has come. */
  append(chunk: Buffer | string): void {
    this.main.write(chunk);
  }

  /** One more source of lines, whose half lines do not mix with those of others. */
  stream(): LineStream {
    const stream = new LineStream(this.limits.line, (lines) => this.add(lines));
    this.streams.push(stream);
    return stream;
  }

  /** Nothing more comes: a last line without its line feed counts, and those who still wait are told null. */
  end(): void {
    for (const stream of this.streams) stream.end();
    this.ended = true;
    for (const waiter of this.waiters) waiter.settle(null);
  }

  /** Resolves with the index of the first matching line from `from` on, or null: the deadline passed, or the log ended. */
  waitFor(
    matches: (line: string) => boolean,
    { from = 0, deadlineMs }: { from?: number; deadlineMs: number },
  ): Promise<number | null> {
    const found = this.find(matches, from);
    if (found !== null || this.ended) return Promise.resolve(found);
    return new Promise((resolve) => {
      const settle = (index: number | null): void => {
        clearTimeout(deadline);
        this.waiters.delete(waiter);
        resolve(index);
      };
      const waiter: Waiter = { from: Math.max(from, this.lines.length), matches, settle };
      const deadline = setTimeout(settle, deadlineMs, null);
      this.waiters.add(waiter);
    });
  }

  private add(lines: readonly string[]): void {
    for (const line of lines) {
      this.lines.push(line);
      this.kept += line.length;
    }
    this.blankOldest();
    for (const waiter of this.waiters) {
      const index = this.find(waiter.matches, waiter.from);
      if (index === null) waiter.from = Math.max(waiter.from, this.lines.length);
      else waiter.settle(index);
    }
  }

  private find(matches: (line: string) => boolean, from: number): number | null {
    for (let index = from; index < this.lines.length; index += 1) {
      if (matches(this.lines[index] as string)) return index;
    }
    return null;
  }

  private blankOldest(): void {
    while (this.kept > this.limits.total && this.oldestKept < this.lines.length - 1) {
      this.kept -= (this.lines[this.oldestKept] as string).length;
      this.lines[this.oldestKept] = '';
      this.oldestKept += 1;
    }
  }
}

/** Cuts the bytes of one source into lines. */
export class LineStream {
  private readonly decoder = new StringDecoder('utf8');
  private rest = '';

  constructor(
    private readonly longest: number,
    private readonly emit: (lines: readonly string[]) => void,
  ) {}

  write(chunk: Buffer | string): void {
    const parts = (typeof chunk === 'string' ? chunk : this.decoder.write(chunk)).split('\n');
    const last = parts.pop() as string;
    if (parts.length === 0) {
      this.keep(last);
      return;
    }
    this.keep(parts[0] as string);
    const lines = [this.rest, ...parts.slice(1)].map((line) => this.trim(line));
    this.rest = '';
    this.keep(last);
    this.emit(lines);
  }

  end(): void {
    this.keep(this.decoder.end());
    if (this.rest !== '') this.emit([this.trim(this.rest)]);
    this.rest = '';
  }

  private keep(text: string): void {
    // One character more than the longest line: a carriage return may stand at its end.
    this.rest += text.slice(0, Math.max(0, this.longest + 1 - this.rest.length));
  }

  private trim(line: string): string {
    return (line.endsWith('\r') ? line.slice(0, -1) : line).slice(0, this.longest);
  }
}
