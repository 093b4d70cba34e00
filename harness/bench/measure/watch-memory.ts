// The memory of a process and all that it has started: proportional set size, which counts shared pages once.

import { readFileSync } from 'node:fs';
import { processTree } from '../../support/process-tree';

export interface MemoryWatch {
  /** The most seen so far, in MiB; NaN where the system does not tell (it does on Linux). */
  peakMiB(): number;
  stop(): void;
}

const EVERY_MS = 200;

export function watchMemory(root: number): MemoryWatch {
  let peak = Number.NaN;
  const look = (): void => {
    const now = memoryBelow(root);
    if (now > 0) peak = Number.isNaN(peak) ? now : Math.max(peak, now);
  };
  look();
  const timer = setInterval(look, EVERY_MS);
  return { peakMiB: () => peak, stop: () => clearInterval(timer) };
}

/** In MiB; 0 where nothing is there, or nothing is told. */
export function memoryBelow(root: number): number {
  if (process.platform !== 'linux') return 0;
  return processTree(root).reduce((sum, { pid }) => sum + proportionalMiB(pid), 0);
}

/** `Pss` of /proc/PID/smaps_rollup, in kB. A process may end while one looks at it. */
function proportionalMiB(pid: number): number {
  try {
    const rollup = readFileSync(`/proc/${String(pid)}/smaps_rollup`, 'latin1');
    return Number(/^Pss:\s+(\d+) kB/m.exec(rollup)?.[1] ?? 0) / 1024;
  } catch {
    return 0;
  }
}
