// The one rule that all time limits of a run come from.

import { availableParallelism, loadavg } from 'node:os';
import type { Timing } from '../contract/timing';

const CONNECT_MS = 250;
const QUERY_MS = 1000;
const GRACE_MS = 250;
const DEADLINE_MS = 5000;
const MOST = 4;

export interface Machine {
  /** Load average of the last minute. */
  readonly load: number;
  readonly cores: number;
}

/** A connect timeout of 250 ms and a query timeout of 1 s, both longer on a machine that has more to do than cores. */
export function timingFor(machine: Machine = thisMachine(), least = 1): Timing {
  const factor = Math.min(MOST, Math.max(least, machine.load / machine.cores));
  const scaled = (ms: number) => Math.round(ms * factor);
  const timing = {
    connectTimeoutMs: scaled(CONNECT_MS),
    queryTimeoutMs: scaled(QUERY_MS),
    shortQueryTimeoutMs: scaled(CONNECT_MS),
    graceMs: scaled(GRACE_MS),
    deadlineMs: scaled(DEADLINE_MS),
  };
  return {
    ...timing,
    says:
      `time limits × ${factor.toFixed(1)} (load average ÷ cores or lanes ÷ 2 cores, 1 to ${MOST}): ` +
      `connect ${timing.connectTimeoutMs} ms, query ${timing.queryTimeoutMs} ms`,
  };
}

/** For a stack beside which others run, which the load average of the last minute does not know of yet: limits at least twice as long. */
export function timingBesideOthers(): Timing {
  return timingFor(thisMachine(), 2);
}

function thisMachine(): Machine {
  return { load: loadavg()[0] ?? 0, cores: availableParallelism() };
}
