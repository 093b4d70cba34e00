// Frees the shared memory that a server killed with SIGKILL leaves behind: its data directory still says which it was.

import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { sharedSegments, type Segment } from '../../../support/proc/shared-memory';

/**
 * Nothing is removed unless the kernel has a segment with that very id and key, made by that very postmaster. Does nothing
 * where the server has ended properly, or is none, and on platforms whose kernel does not list its segments as a file.
 */
export async function freeSegment(dataDirectory: string): Promise<void> {
  const noted = notedIn(join(dataDirectory, 'postmaster.pid'));
  if (noted === null || !sharedSegments().some((one) => isSame(one, noted))) return;
  await new Promise<void>((resolve) => execFile('ipcrm', ['-m', noted.id], () => resolve()));
}

/** LOCK_FILE_LINE_PID and LOCK_FILE_LINE_SHMEM_KEY in PostgreSQL's miscadmin.h: the first line, and key and id in the seventh. */
function notedIn(file: string): Segment | null {
  const lines = linesOf(file);
  const [, key, id] = /^\s*(\d+)\s+(\d+)\s*$/.exec(lines[6] ?? '') ?? [];
  const creator = /^\d+$/.exec(lines[0] ?? '')?.[0];
  return creator === undefined || key === undefined || id === undefined
    ? null
    : { creator: Number(creator), key: asInt(key), id };
}

function isSame(one: Segment, other: Segment): boolean {
  return one.id === other.id && one.key === other.key && one.creator === other.creator;
}

/** A key is an `int`, which PostgreSQL writes as an unsigned long. */
function asInt(key: string): number {
  return Number(BigInt.asIntN(32, BigInt(key)));
}

function linesOf(file: string): readonly string[] {
  try {
    return readFileSync(file, 'latin1').split('\n');
  } catch {
    return [];
  }
}
