// Waits for a state that must come, by reading it again and again; never for a fixed time.

import { setTimeout as delay } from 'node:timers/promises';

const PAUSE_MS = 2;

/** The first value that `read` gives which is not null; null once the deadline has passed. */
export async function awaitState<T>(read: () => Promise<T | null>, deadlineMs: number): Promise<T | null> {
  const end = performance.now() + deadlineMs;
  for (;;) {
    const value = await read();
    if (value !== null) return value;
    if (performance.now() > end) return null;
    await delay(PAUSE_MS);
  }
}
