// The machine that was measured on, as far as figures depend on it.

import { availableParallelism, cpus, loadavg, platform, release, totalmem } from 'node:os';
import { readFileSync } from 'node:fs';

export interface Machine {
  readonly processor: string;
  readonly cores: number;
  readonly memoryGiB: number;
  /** Debian GNU/Linux 12 (bookworm), Linux 6.1 */
  readonly system: string;
  readonly node: string;
  /** Load average of the last minute, before anything was measured. */
  readonly load: number;
}

export function thisMachine(): Machine {
  return {
    processor: cpus()[0]?.model.trim() ?? 'unknown',
    cores: availableParallelism(),
    memoryGiB: Math.round(totalmem() / 2 ** 30),
    system: [distribution(), `${platform()} ${release()}`].filter((part) => part !== null).join(', '),
    node: process.versions.node,
    load: loadavg()[0] ?? 0,
  };
}

export function describeMachine({ processor, cores, memoryGiB, system, node, load }: Machine): string {
  return `${String(cores)} cores of ${processor}, ${String(memoryGiB)} GiB, ${system}, Node ${node}; load average before: ${load.toFixed(1)}`;
}

/** os-release(5). */
function distribution(): string | null {
  try {
    return /^PRETTY_NAME="?([^"\n]*)/m.exec(readFileSync('/etc/os-release', 'utf8'))?.[1] ?? null;
  } catch {
    return null;
  }
}
