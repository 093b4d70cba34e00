// Waits until a process and its children have nothing left to do, as the kernel sees it: Linux only.

import { readdirSync, readFileSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';
import { processTree } from './process-tree';

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
  const threads = processTree(root).flatMap((pid) =>
    namesIn(`/proc/${String(pid)}/task`).map((tid) => `/proc/${String(pid)}/task/${tid}`),
  );
  const spent = threads.map((thread) =>
    isAsleep(read(`${thread}/stat`)) ? read(`${thread}/schedstat`) : null,
  );
  return spent.includes(null) ? null : spent.join(' ');
}

/** R runs or waits for a processor, D waits for a disk (proc_pid_stat(5)). One that has gone does neither. */
function isAsleep(stat: string): boolean {
  return !/^[RD]/.test(stat.slice(stat.lastIndexOf(')') + 2));
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
