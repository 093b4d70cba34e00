// The memory of a process and all that it has started: proportional set size, which counts shared pages once.

import { proportionalBytes } from '../../support/proc/memory';
import { pidsBelow } from '../../support/proc/tree';

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
  return pidsBelow(root).reduce((sum, pid) => sum + (proportionalBytes(pid) ?? 0), 0) / 2 ** 20;
}
