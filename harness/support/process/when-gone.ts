// Waits for processes to end that are no children of this one: the kernel tells nobody but their parent.

import { setTimeout as delay } from 'node:timers/promises';
import { isAlive, type ProcessIdentity } from './process-identity';

const LOOK_EVERY_MS = 5;

/** False where one is still there after `deadlineMs`. */
export async function whenGone(processes: readonly ProcessIdentity[], deadlineMs: number): Promise<boolean> {
  const deadline = performance.now() + deadlineMs;
  while (processes.some(isAlive)) {
    if (performance.now() >= deadline) return false;
    await delay(LOOK_EVERY_MS);
  }
  return true;
}
