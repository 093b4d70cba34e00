// Waits for a condition by looking at it again and again, up to a deadline that only a defect reaches.

import { setTimeout as delay } from 'node:timers/promises';

const DEADLINE_MS = 15_000;
const PAUSE_MS = 10;

export async function eventually(what: string, condition: () => boolean | Promise<boolean>): Promise<void> {
  const deadline = performance.now() + DEADLINE_MS;
  while (!(await condition())) {
    if (performance.now() > deadline)
      throw new Error(`Waited ${String(DEADLINE_MS)} ms in vain until ${what}.`);
    await pause(PAUSE_MS);
  }
}

/** At least `ms` milliseconds; for keeping a toxic waiting, never for hoping that something has happened. */
export async function pause(ms: number): Promise<void> {
  const due = performance.now() + ms;
  for (let left = ms; left > 0; left = due - performance.now()) await delay(left);
}
