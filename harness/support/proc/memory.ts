// How much memory a process has, in bytes: null where it has ended, or the system does not say.

import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

/** Resident set size: shared pages count in full. */
export function residentBytes(pid: number | string): number | null {
  return process.platform === 'linux'
    ? inKibibytes(() => /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'latin1'))?.[1])
    : inKibibytes(() => execFileSync('ps', ['-o', 'rss=', '-p', String(pid)], { encoding: 'utf8' }).trim());
}

/** Proportional set size: shared pages count once over all that share them. Linux only. */
export function proportionalBytes(pid: number): number | null {
  return inKibibytes(
    () => /^Pss:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/smaps_rollup`, 'latin1'))?.[1],
  );
}

function inKibibytes(read: () => string | undefined): number | null {
  try {
    const kibibytes = read();
    return kibibytes === undefined ? null : Number(kibibytes) * 1024;
  } catch {
    return null;
  }
}
