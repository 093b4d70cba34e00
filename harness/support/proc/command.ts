// What a process was started with: Linux only.

import { readFileSync } from 'node:fs';

/** Program and arguments; none where it has ended. */
export function commandOf(pid: number): readonly string[] {
  try {
    return readFileSync(`/proc/${String(pid)}/cmdline`, 'utf8').split('\0');
  } catch {
    return [];
  }
}
