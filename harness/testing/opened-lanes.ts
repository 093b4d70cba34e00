// Lanes of a target on the embedded runtime, for tests of what acts upon a real one.

import type { TargetDefinition } from '../contract/target';
import type { Timing } from '../contract/timing';
import { openLane, type EngineLane } from '../engine/lane/open-lane';
import { timingBesideOthers } from '../engine/timing';
import { embeddedRuntime } from '../runtimes/embedded';

export const OPEN_LIMIT_MS = 120_000;

export interface OpenedLanes {
  readonly lanes: readonly [EngineLane, EngineLane];
  close(): Promise<void>;
}

/** Two, on one cluster. */
export async function openedLanes(
  target: TargetDefinition,
  timing: Timing = timingBesideOthers(),
): Promise<OpenedLanes> {
  const stack = await embeddedRuntime.open({ target, timing, note: () => undefined });
  try {
    const opened = async (name: string) =>
      openLane(await stack.openLane({ name, ownCluster: false }), target, timing);
    const lanes = await Promise.all([opened('lane1'), opened('lane2')]);
    return { lanes, close: () => stack.close() };
  } catch (thrown) {
    await stack.close();
    throw thrown;
  }
}
