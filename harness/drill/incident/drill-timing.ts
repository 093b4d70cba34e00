// The time limits of a drill's processes: what is broken must stay as it is while somebody looks for it.

import type { Plot } from './plot';
import type { Timing } from '../../contract/timing';

/** Logins that wait for a lock must wait for as long as a drill may take. */
const QUERY_MS = 4 * 60 * 60 * 1000;
/** A connection to a slow database takes several of its answers. */
const CONNECT_MS = 8000;

/** For the processes alone: what waits for them goes by the engine's own limits. */
export function drillTiming({ cases }: Plot, timing: Timing): Timing {
  const waitsToConnect = cases.some(({ variant }) => variant.needs?.includes('connect timeout'));
  return {
    ...timing,
    queryTimeoutMs: QUERY_MS,
    connectTimeoutMs: waitsToConnect ? timing.connectTimeoutMs : CONNECT_MS,
  };
}
