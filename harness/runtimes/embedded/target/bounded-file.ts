// A file that takes whatever is written, and never grows beyond its limit: it then begins anew.

import { closeSync, ftruncateSync, openSync, writeSync } from 'node:fs';
import { isShortage } from '../../../support/shortage';

export interface BoundedFile {
  write(chunk: Buffer): void;
  close(): void;
}

const LIMIT_BYTES = 64 * 1024 * 1024;
const NOTE = Buffer.from('(what stood here before was dropped: the log had grown beyond its limit)\n');

/** Appends; `tail -f` follows it across a new beginning. */
export function openBoundedFile(path: string, limit = LIMIT_BYTES): BoundedFile {
  const file = openSync(path, 'a', 0o600);
  let size = 0;
  return {
    write(chunk) {
      try {
        if (size + chunk.length > limit) {
          ftruncateSync(file);
          size = writeSync(file, NOTE);
        }
        size += writeSync(file, chunk);
      } catch (thrown) {
        // A full disk costs the file its end; what is judged is kept in memory.
        if (!isShortage(thrown)) throw thrown;
      }
    },
    close: () => closeSync(file),
  };
}
