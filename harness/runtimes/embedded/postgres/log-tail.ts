// The last lines of a log file.

import { readFileSync } from 'node:fs';

/** At most `count` lines, oldest first, without their line ends; none where there is no such file. */
export function readLogTail(path: string, count: number): readonly string[] {
  try {
    return readFileSync(path, 'utf8').trimEnd().split('\n').slice(-count);
  } catch {
    return [];
  }
}
