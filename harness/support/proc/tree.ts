// A process and all that it has started, by what the kernel says of parents and sessions: Linux only.

import { readdirSync } from 'node:fs';
import { identityOf, type ProcessIdentity } from '../process/process-identity';
import { statOf } from './stat';

/**
 * The process first; where the kernel does not tell, the process alone. One whose parent has ended meanwhile is among them as
 * long as it is in the session of `root`, if that leads one.
 */
export function pidsBelow(root: number): readonly number[] {
  const all = readProcesses();
  const found = new Set([root]);
  // A child may have a smaller number than its parent: again until nothing is added.
  for (let before = 0; before !== found.size;) {
    before = found.size;
    for (const { pid, parent, session } of all) if (found.has(parent) || session === root) found.add(pid);
  }
  return [...found];
}

/** The same, without those that have ended. */
export function processTree(root: number): readonly ProcessIdentity[] {
  return pidsBelow(root).flatMap((pid) => identityOf(pid) ?? []);
}

interface Kin {
  readonly pid: number;
  readonly parent: number;
  readonly session: number;
}

function readProcesses(): readonly Kin[] {
  try {
    return readdirSync('/proc').flatMap((name) => (/^\d+$/.test(name) ? kinOf(Number(name)) : []));
  } catch {
    return [];
  }
}

function kinOf(pid: number): readonly Kin[] {
  const stat = statOf(pid);
  return stat === null ? [] : [{ pid, parent: stat.parent, session: stat.session }];
}
