// Ends a process of ours with all that it has started; never one that has the number of a process that has gone.

import type { ChildProcess } from 'node:child_process';
import { processTree } from './process-tree';

/** The process first, which then starts nothing more; then whatever it has started. Only while it has not ended. */
export function endTree({ pid }: ChildProcess): void {
  if (pid === undefined) return;
  for (const each of processTree(pid)) kill(each);
  kill(-pid);
}

/** To be called at once when it has ended: later its number, and its group's, may be somebody else's. */
export function endWhatIsLeftOf({ pid }: ChildProcess): void {
  if (pid === undefined) return;
  for (const each of processTree(pid)) if (each !== pid) kill(each);
  kill(-pid);
}

function kill(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // It has gone by itself.
  }
}
