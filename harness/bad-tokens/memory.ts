// How much memory a process has, over the quarters of a run.

import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

const QUARTERS = 4;

export interface Sample {
  /** How many tokens it had been asked, of `of`. */
  readonly asked: number;
  readonly bytes: number;
}

/** Resident set size in bytes, or null where the system does not say. */
export function residentBytes(pid: string): number | null {
  try {
    const kibibytes =
      process.platform === 'linux'
        ? /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]
        : execFileSync('ps', ['-o', 'rss=', '-p', pid], { encoding: 'utf8' }).trim();
    return kibibytes === undefined ? null : Number(kibibytes) * 1024;
  } catch {
    return null;
  }
}

/** The median of each quarter of the run; null for one without a sample. */
export function byQuarter(samples: readonly Sample[], count: number): (number | null)[] {
  return Array.from({ length: QUARTERS }, (_, quarter) =>
    median(
      samples
        .filter(({ asked }) => Math.min(QUARTERS - 1, Math.floor((asked / count) * QUARTERS)) === quarter)
        .map(({ bytes }) => bytes),
    ),
  );
}

function median(values: readonly number[]): number | null {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? null;
}
