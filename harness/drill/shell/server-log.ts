// The statements that the database's server has logged, read on from where one left off.

import { closeSync, fstatSync, openSync, readSync } from 'node:fs';

/** Of what is read at a time; how much there is to read is for others to choose. */
const PIECE_BYTES = 1 << 20;
const LINE_FEED = 0x0a;
const TAB = 0x09;

/** Every further line of a statement begins with a tab. */
const STATEMENT = /LOG: {2}(?:statement|execute [^:]*): (.*(?:\n\t.*)*)/g;

export class ServerLog {
  private at: number;

  /** `path`: undefined where there is none here. */
  constructor(private readonly path: string | undefined) {
    this.at = path === undefined ? 0 : withFile(path, sizeOf);
  }

  /** Those that were logged since, oldest first. A line that is not yet whole is for the next time. */
  newStatements(): string[] {
    return this.path === undefined ? [] : withFile(this.path, (file) => this.readOn(file));
  }

  private readOn(file: number): string[] {
    const size = sizeOf(file);
    if (size < this.at) this.at = 0;
    const found: string[] = [];
    let rest = Buffer.alloc(0);
    for (let position = this.at; position < size; position += PIECE_BYTES) {
      rest = Buffer.concat([rest, pieceOf(file, position, Math.min(PIECE_BYTES, size - position))]);
      const end = lastEntry(rest);
      found.push(...statementsIn(rest.subarray(0, end)));
      rest = rest.subarray(end);
    }
    const whole = rest.lastIndexOf(LINE_FEED) + 1;
    found.push(...statementsIn(rest.subarray(0, whole)));
    this.at = size - (rest.length - whole);
    return found;
  }
}

/** Where the last entry begins, to which more may belong. */
function lastEntry(bytes: Buffer): number {
  let at = bytes.length - 1;
  do at = at <= 0 ? -1 : bytes.lastIndexOf(LINE_FEED, at - 1);
  while (at >= 0 && bytes[at + 1] === TAB);
  return at + 1;
}

function statementsIn(bytes: Buffer): string[] {
  return [...bytes.toString('utf8').matchAll(STATEMENT)].flatMap(
    ([, statement]) => statement?.replaceAll('\n\t', '\n') ?? [],
  );
}

function pieceOf(file: number, position: number, length: number): Buffer {
  const bytes = Buffer.alloc(length);
  return bytes.subarray(0, readSync(file, bytes, 0, length, position));
}

function sizeOf(file: number): number {
  return fstatSync(file).size;
}

function withFile<T>(path: string, use: (file: number) => T): T {
  const file = openSync(path, 'r');
  try {
    return use(file);
  } finally {
    closeSync(file);
  }
}
