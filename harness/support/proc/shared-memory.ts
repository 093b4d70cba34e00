// The System V segments that there are, as the kernel lists them: Linux only.

import { readFileSync } from 'node:fs';

export interface Segment {
  readonly id: string;
  /** A signed integer of 32 bits. */
  readonly key: number;
  /** The process that made it, which may have ended. */
  readonly creator: number;
}

/** None on platforms whose kernel does not list them as a file. */
export function sharedSegments(): readonly Segment[] {
  return readTable()
    .split('\n')
    .slice(1)
    .flatMap((line) => {
      // proc_sysvipc(5): key, shmid, perms, size, cpid, … under a line of headings.
      const [key, id, , , creator] = line.trim().split(/\s+/);
      return id === undefined ? [] : [{ id, key: Number(key), creator: Number(creator) }];
    });
}

/** Ids of those that one of these processes made. */
export function segmentsMadeBy(pids: readonly number[]): readonly string[] {
  return sharedSegments()
    .filter(({ creator }) => pids.includes(creator))
    .map(({ id }) => id);
}

function readTable(): string {
  try {
    return readFileSync('/proc/sysvipc/shm', 'latin1');
  } catch {
    return '';
  }
}
