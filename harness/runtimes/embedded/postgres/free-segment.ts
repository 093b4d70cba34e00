// Frees the shared memory that a server killed with SIGKILL leaves behind: its data directory still says which it was.

import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

interface Segment {
  /** Of the process that made it. */
  readonly pid: string;
  readonly key: string;
  readonly id: string;
}

/**
 * Nothing is removed unless the kernel has a segment with that very id and key, made by that very postmaster. Does nothing
 * where the server has ended properly, or is none, and on platforms whose kernel does not list its segments as a file.
 */
export async function freeSegment(dataDirectory: string): Promise<void> {
  const noted = notedIn(join(dataDirectory, 'postmaster.pid'));
  if (noted === null || !segments().some((one) => isSame(one, noted))) return;
  await new Promise<void>((resolve) => execFile('ipcrm', ['-m', noted.id], () => resolve()));
}

/** LOCK_FILE_LINE_PID and LOCK_FILE_LINE_SHMEM_KEY in PostgreSQL's miscadmin.h: the first line, and key and id in the seventh. */
function notedIn(file: string): Segment | null {
  const lines = linesOf(file);
  const [, key, id] = /^\s*(\d+)\s+(\d+)\s*$/.exec(lines[6] ?? '') ?? [];
  const pid = /^\d+$/.exec(lines[0] ?? '')?.[0];
  return pid === undefined || key === undefined || id === undefined ? null : { pid, key: asInt(key), id };
}

/** proc_sysvipc(5): key, shmid, perms, size, cpid, … under a line of headings. */
function segments(): readonly Segment[] {
  return linesOf('/proc/sysvipc/shm')
    .slice(1)
    .map((line) => line.trim().split(/\s+/))
    .map(([key = '', id = '', , , pid = '']) => ({ pid, key: /^-?\d+$/.test(key) ? asInt(key) : '', id }));
}

function isSame(one: Segment, other: Segment): boolean {
  return one.id === other.id && one.key === other.key && one.pid === other.pid;
}

/** A key is an `int`, which PostgreSQL writes as an unsigned long. */
function asInt(key: string): string {
  return String(BigInt.asIntN(32, BigInt(key)));
}

function linesOf(file: string): readonly string[] {
  try {
    return readFileSync(file, 'latin1').split('\n');
  } catch {
    return [];
  }
}
