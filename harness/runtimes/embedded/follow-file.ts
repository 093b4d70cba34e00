// Follows a log file that a process writes, as `tail -F` does: what is there already is skipped, a file that begins anew is read from its start.

import { closeSync, openSync, readSync, statSync } from 'node:fs';

const PAUSE_MS = 5;
const CHUNK_BYTES = 1 << 16;

export interface Following {
  /** Reads what there is. */
  read(): void;
  stop(): void;
}

export function followFile(path: string, take: (chunk: Buffer) => void): Following {
  let from = sizeOf(path);
  const read = (): void => {
    const size = sizeOf(path);
    if (size < from) from = 0;
    if (size <= from) return;
    const file = openSync(path, 'r');
    try {
      const buffer = Buffer.alloc(CHUNK_BYTES);
      for (let got = -1; got !== 0; from += got) {
        got = readSync(file, buffer, 0, CHUNK_BYTES, from);
        take(Buffer.from(buffer.subarray(0, got)));
      }
    } finally {
      closeSync(file);
    }
  };
  const timer = setInterval(read, PAUSE_MS);
  timer.unref();
  return { read, stop: () => clearInterval(timer) };
}

function sizeOf(path: string): number {
  return statSync(path, { throwIfNoEntry: false })?.size ?? 0;
}
