// The time limits of a run on a runtime on which a process starts slowly.

import type { RuntimeName } from '../contract/runtime';
import type { Timing } from '../contract/timing';

/** Where a scenario restarts the target while requests wait for the database, they have to outlast a container's start. */
const QUERY_FACTOR: Readonly<Record<RuntimeName, number>> = { embedded: 1, docker: 3 };

export function patientOn(runtime: RuntimeName, timing: Timing): Timing {
  const factor = QUERY_FACTOR[runtime];
  if (factor === 1) return timing;
  const queryTimeoutMs = factor * timing.queryTimeoutMs;
  return {
    ...timing,
    queryTimeoutMs,
    says: `${timing.says}, which on ${runtime} is × ${String(factor)}: ${String(queryTimeoutMs)} ms`,
  };
}
