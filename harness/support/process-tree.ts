// The processes below one, as Linux's /proc shows them.

import { readdirSync, readFileSync } from 'node:fs';
import { identityOf, type ProcessIdentity } from './process-identity';

/** The process itself comes first. Those whose parent has ended meanwhile are not among them. */
export function processTree(root: number): readonly ProcessIdentity[] {
  const parents = new Map(processIds().map((pid) => [pid, parentOf(pid)]));
  const below = (pid: number): number[] => [
    pid,
    ...[...parents].filter(([, parent]) => parent === pid).flatMap(([child]) => below(child)),
  ];
  return below(root).flatMap((pid) => identityOf(pid) ?? []);
}

function processIds(): readonly number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number);
}

/** The command's name stands in brackets and may hold anything; the parent is the second field behind it. Null where it has ended. */
function parentOf(pid: number): number | null {
  try {
    const stat = readFileSync(`/proc/${String(pid)}/stat`, 'latin1');
    return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]);
  } catch {
    return null;
  }
}
