// What befell the user's request while it waited befalls every later one, too, until what makes them wait is mended.

import type { EdgeRecord } from '../../contract/edge';
import type { Lane } from '../../contract/lane';
import type { Fault } from '../../contract/fault';
import type { EngineLane } from '../../engine/open-lane';
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
  await lane.proxy.restore();
  let stopped = false;
  let hurting: Promise<void> = Promise.resolve();
  const working = (async () => {
    while (!stopped) {
      hurting = hurtOnce(lane, own).catch(() => undefined);
      await hurting;
      await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
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
async function hurtOnce(lane: EngineLane, faults: readonly Fault[]): Promise<void> {
  if (!(await somebodyWaits(lane))) return;
  const undoing = new CleanupStack();
  const undo: Lane['undo'] = (title, action) => undoing.defer(title, action);
  const own = Object.create(lane, { undo: { value: undo } }) as Lane;
  try {
    for (const fault of faults) {
      await fault.act(own);
      await fault.witness(own, NO_PROBES);
    }
  } finally {
    await undoing.close();
  }
}

async function somebodyWaits({ database }: EngineLane): Promise<boolean> {
  const { rows } = await database.query(
    `SELECT 1 FROM pg_stat_activity WHERE usename = $1 AND wait_event_type = 'Lock' LIMIT 1`,
    [database.role],
  );
  return rows.length > 0;
}
