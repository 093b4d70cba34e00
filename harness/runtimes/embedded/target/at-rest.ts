// Waits until a process and its children have nothing left to do, as the kernel sees it: Linux only.

import { readdirSync, readFileSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';
import { statOf, type Stat } from '../../../support/proc/stat';
import { pidsBelow } from '../../../support/proc/tree';

const PAUSE_MS = 2;

/**
 * Resolves once, at two looks, every thread slept and none had run between them; else once the deadline has passed, which a
 * process that is never quiet makes of it.
 */
export async function atRest(pid: number, deadlineMs: number): Promise<void> {
  const end = performance.now() + deadlineMs;
  let before: string | null = null;
  while (performance.now() < end) {
    const now = activityOf(pid);
    if (now !== null && now === before) break;
    before = now;
    await delay(PAUSE_MS);
  }
  // What stands in the pipe by now is read in the next turns of our own loop.
  for (let turn = 0; turn < 2; turn += 1) await new Promise((resolve) => setImmediate(resolve));
}

/** What each thread has run, as text; null while one runs. */
function activityOf(root: number): string | null {
  const threads = pidsBelow(root).flatMap((pid) =>
    namesIn(`/proc/${String(pid)}/task`).map((thread) => ({ pid, thread })),
  );
  const spent = threads.map(({ pid, thread }) =>
    isAsleep(statOf(pid, thread)) ? read(`/proc/${String(pid)}/task/${thread}/schedstat`) : null,
  );
  return spent.includes(null) ? null : spent.join(' ');
}

/** R runs or waits for a processor, D waits for a disk (proc_pid_stat(5)). One that has gone does neither. */
function isAsleep(stat: Stat | null): boolean {
  return stat?.state !== 'R' && stat?.state !== 'D';
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

function read(path: string): string {
  try {
    return readFileSync(path, 'latin1');
  } catch {
    return '';
  }
}
