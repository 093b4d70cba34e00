// What befell the user's request while it waited befalls every later one, too, until what makes them wait is mended.

import { setTimeout as delay } from 'node:timers/promises';
import type { EdgeRecord } from '../../contract/edge';
import type { Lane } from '../../contract/lane';
import type { Fault } from '../../contract/fault';
import type { EngineLane } from '../../engine/lane/open-lane';
import { waitingBackends } from '../../support/backends';
import { CleanupStack } from '../../support/cleanup-stack';

const PAUSE_MS = 20;
const NO_PROBES: readonly EdgeRecord[] = [];

export interface Hurting {
  /** Resolves once nothing that befell a request is still being taken back. */
  settled(): Promise<void>;
  stop(): Promise<void>;
}

/** Nothing where no fault acts while a request waits. Between two requests, the way to the database is open. */
export async function keepHurting(lane: EngineLane, faults: readonly Fault[]): Promise<Hurting> {
  const own = faults.filter(({ phase }) => phase === 'while');
  if (own.length === 0) return NOT_HURTING;
  await poolNotices(lane);
  await lane.proxy.restore();
  // A backend that waits for a lock does not notice that its client has gone: it is hurt once.
  const known = new Set(await waitingBackends(lane.database));
  let stopped = false;
  let hurting: Promise<void> = Promise.resolve();
  const working = (async () => {
    while (!stopped) {
      hurting = hurtOnce(lane, own, known).catch(() => undefined);
      await hurting;
      await delay(PAUSE_MS);
    }
  })();
  return {
    settled: () => hurting,
    async stop() {
      stopped = true;
      await working;
    },
  };
}

export const NOT_HURTING: Hurting = { settled: () => Promise.resolve(), stop: () => Promise.resolve() };

/** Takes back at once what it did, so that the next request comes as far as this one. */
async function hurtOnce(lane: EngineLane, faults: readonly Fault[], known: Set<number>): Promise<void> {
  const waiting = (await waitingBackends(lane.database)).filter((pid) => !known.has(pid));
  if (waiting.length === 0) return;
  for (const pid of waiting) known.add(pid);
  const undoing = new CleanupStack();
  const undo: Lane['undo'] = (title, action) => undoing.defer(title, action);
  const own = Object.create(lane, { undo: { value: undo } }) as Lane;
  try {
    for (const fault of faults) {
      await fault.act(own);
      await fault.witness(own, NO_PROBES);
    }
    await poolNotices(lane);
  } finally {
    await undoing.close();
  }
}

/** Where the way was cut: else the next request would be given a connection that is dead already. */
async function poolNotices(lane: EngineLane): Promise<void> {
  const { enabled } = await lane.proxy.state();
  const end = performance.now() + lane.timing.deadlineMs;
  while (!enabled && performance.now() < end) {
    const pooled = await lane.poolGauge('total');
    if (pooled === null || pooled === 0) return;
    await delay(PAUSE_MS);
  }
}
