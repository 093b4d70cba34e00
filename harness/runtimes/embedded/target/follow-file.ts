// Follows a log file that a process writes, as `tail -F` does: what is there already is skipped, a file that begins anew is read from its start.

import { closeSync, openSync, readSync, statSync } from 'node:fs';

const PAUSE_MS = 5;
const CHUNK_BYTES = 1 << 16;

export interface Following {
  /** Reads what there is. */
  read(): void;
  stop(): void;
}

/** `fail` is told once why it cannot be read; until it is there, there is nothing to read. */
export function followFile(
  path: string,
  take: (chunk: Buffer) => void,
  fail: (thrown: unknown) => void,
): Following {
  let from = 0;
  let failed = false;
  const attempt = (work: () => void): void => {
    if (failed) return;
    try {
      work();
    } catch (thrown) {
      failed = true;
      fail(thrown);
    }
  };
  const readOn = (): void => {
    const size = sizeOf(path);
    if (size < from) from = 0;
    if (size <= from) return;
    const file = openIfThere(path);
    if (file === null) return;
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
  attempt(() => void (from = sizeOf(path)));
  const read = (): void => attempt(readOn);
  const timer = setInterval(read, PAUSE_MS);
  timer.unref();
  return { read, stop: () => clearInterval(timer) };
}

/** It may have gone since its size was asked for: whoever rotates it makes another. */
function openIfThere(path: string): number | null {
  try {
    return openSync(path, 'r');
  } catch (thrown) {
    if ((thrown as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw thrown;
  }
}

function sizeOf(path: string): number {
  return statSync(path, { throwIfNoEntry: false })?.size ?? 0;
}
