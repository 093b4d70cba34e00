// Ends a process of ours with all that it has started; never one that has the number of a process that has gone.

import type { ChildProcess } from 'node:child_process';
import { identityOf, isAlive, type ProcessIdentity } from '../../../support/process/process-identity';
import { pidsBelow } from '../../../support/proc/tree';
import { UserError } from '../../../support/user-error';
import { whenGone } from '../../../support/process/when-gone';

/**
 * The process first, which then starts nothing more; then whatever it has started. Only while it has not ended. Gives those that it has
 * started: they are gone soon, and nobody is told when.
 */
export function endTree({ pid }: ChildProcess): readonly ProcessIdentity[] {
  if (pid === undefined) return [];
  const others = startedBy(pid);
  kill(pid);
  killAll(pid, others);
  return others;
}

/** To be called at once when it has ended: later its number, and its group's, may be somebody else's. Gives the same as `endTree`. */
export function endWhatIsLeftOf({ pid }: ChildProcess): readonly ProcessIdentity[] {
  if (pid === undefined) return [];
  const others = startedBy(pid);
  killAll(pid, others);
  return others;
}

/** To be asked before the process is killed: then its children are somebody else's. */
function startedBy(root: number): readonly ProcessIdentity[] {
  return pidsBelow(root).flatMap((pid) => (pid === root ? [] : (identityOf(pid) ?? [])));
}

function killAll(root: number, others: readonly ProcessIdentity[]): void {
  for (const { pid } of others) kill(pid);
  kill(-root);
}

/** What is promised of whatever a run has started. */
const GONE_MS = 5000;

/** Resolves when all of them have ended. Rejects with a `UserError` where the kernel does not end one: it may hang in a device. */
export async function untilGone(killed: readonly ProcessIdentity[]): Promise<void> {
  if (await whenGone(killed, GONE_MS)) return;
  throw new UserError({
    to: 'end what the backend has started',
    why: `some are still there ${String(GONE_MS / 1000)} s after they were killed`,
    value: killed
      .filter(isAlive)
      .map(({ pid }) => `process ${String(pid)}`)
      .join(', '),
    remedy: 'See what they wait for',
  });
}

function kill(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // It has gone by itself.
  }
}
