// Reads a log of any size in flat memory, and keeps of it what may matter: the last lines that warn, and the last about the user.

import { open, type FileHandle } from 'node:fs/promises';
import type { LogRecord } from '../contract/log';
import { filterFor, formOf, type LogForm } from './log-filter';
import { readLogLine } from './log-line';

export interface ReadLog {
  readonly form: LogForm;
  readonly bytes: number;
  readonly lines: number;
  /** Lines that warn, that were answered with 401, or that are about the user. */
  readonly matching: number;
  /** The last of them, oldest first. */
  readonly records: readonly LogRecord[];
}

const CHUNK = 1 << 20;
const MOST_KEPT = 2000;
const LONGEST = 16 << 10;
const LINE_FEED = 10;

/**
 * `about`: what names the user, the token or the request; `from`: bytes that are passed over. Rejects with the reason in plain
 * words.
 */
export async function readLog(file: string, about: readonly string[], from = 0): Promise<ReadLog> {
  const handle = await open(file, 'r');
  try {
    const stat = await handle.stat();
    if (stat.isDirectory()) throw new Error('it is a directory');
    return await readAll(handle, about, from);
  } finally {
    await handle.close();
  }
}

async function readAll(handle: FileHandle, about: readonly string[], from: number): Promise<ReadLog> {
  const buffer = Buffer.allocUnsafe(CHUNK);
  const kept = new KeptLines(about);
  let scan: Scan | null = null;
  let [bytes, rest, ended] = [0, 0, false];
  while (!ended) {
    const { bytesRead } = await handle.read(buffer, rest, CHUNK - rest, from > 0 ? from + bytes : null);
    const filled = rest + bytesRead;
    bytes += bytesRead;
    ended = bytesRead === 0;
    if (bytes === 0) throw new Error('it is empty');
    scan ??= new Scan(beginningOf(buffer.subarray(0, filled)), about, kept);
    const whole = ended ? filled : wholeLines(buffer.subarray(0, filled));
    scan.take(buffer, whole);
    buffer.copyWithin(0, whole, filled);
    rest = filled - whole;
  }
  const { form = 'text', lines = 0 } = scan ?? {};
  return { form, bytes, lines, matching: kept.matching, records: kept.lines().map(readLogLine) };
}

/** Bytes up to the last line's end; all of them where a line is longer than the buffer: it is taken in pieces. */
function wholeLines(filled: Buffer): number {
  const end = filled.lastIndexOf(LINE_FEED) + 1;
  return end === 0 && filled.length === CHUNK ? CHUNK : end;
}

const SAMPLE = 1 << 16;

/** The first lines, of which the form is read. */
function beginningOf(bytes: Buffer): readonly string[] {
  refuseBinary(bytes);
  const lines = bytes.subarray(0, SAMPLE).toString('utf8').split('\n');
  return bytes.length > SAMPLE && lines.length > 1 ? lines.slice(0, -1) : lines;
}

const KINDS: readonly (readonly [readonly number[], string])[] = [
  [[0x1f, 0x8b], 'it is compressed by gzip: unpack it first'],
  [[0x28, 0xb5, 0x2f, 0xfd], 'it is compressed by zstd: unpack it first'],
  [[0xff, 0xfe], 'it is UTF-16: convert it to UTF-8 first'],
  [[0xfe, 0xff], 'it is UTF-16: convert it to UTF-8 first'],
];

function refuseBinary(beginning: Buffer): void {
  const kind = KINDS.find(([magic]) => magic.every((byte, index) => beginning[index] === byte));
  if (kind !== undefined) throw new Error(kind[1]);
  if (beginning.subarray(0, SAMPLE).includes(0)) throw new Error('it is binary, not a log of lines');
}

/** Goes through whole lines, and hands on those that the filter finds. */
class Scan {
  lines = 0;

  readonly form: LogForm;
  private readonly filter: RegExp;

  constructor(
    beginning: readonly string[],
    about: readonly string[],
    private readonly kept: KeptLines,
  ) {
    this.form = formOf(beginning);
    this.filter = filterFor(this.form, about);
  }

  take(buffer: Buffer, end: number): void {
    for (let at = buffer.indexOf(LINE_FEED); at >= 0 && at < end; at = buffer.indexOf(LINE_FEED, at + 1))
      this.lines += 1;
    if (end > 0 && buffer[end - 1] !== LINE_FEED) this.lines += 1;
    const text = buffer.toString('latin1', 0, end);
    this.filter.lastIndex = 0;
    for (let found = this.filter.exec(text); found !== null; found = this.filter.exec(text)) {
      const start = text.lastIndexOf('\n', found.index) + 1;
      const stop = text.indexOf('\n', found.index);
      const after = stop < 0 ? end : stop;
      this.kept.add(buffer, start, Math.min(after, start + LONGEST));
      this.filter.lastIndex = after + 1;
    }
  }
}

/** The last of two kinds, in the order in which they came: what is about the user is not pushed out by others' warnings. */
class KeptLines {
  matching = 0;
  private readonly own = new Ring();
  private readonly others = new Ring();

  constructor(private readonly about: readonly string[]) {}

  add(buffer: Buffer, start: number, end: number): void {
    const line = buffer.toString('utf8', start, end);
    const isOwn = this.about.some((text) => text !== '' && line.includes(text));
    (isOwn ? this.own : this.others).push({ at: this.matching, line });
    this.matching += 1;
  }

  lines(): string[] {
    return [...this.own.items, ...this.others.items]
      .sort((a, b) => a.at - b.at)
      .map(({ line }) => line.replace(/\r$/, ''));
  }
}

class Ring {
  private kept: { readonly at: number; readonly line: string }[] = [];

  get items() {
    return this.kept.slice(-MOST_KEPT);
  }

  push(item: { readonly at: number; readonly line: string }): void {
    this.kept.push(item);
    if (this.kept.length >= MOST_KEPT * 2) this.kept = this.items;
  }
}
