// A process and all that it has started, by what the kernel says of parents and sessions: Linux only.

import { readdirSync, readFileSync } from 'node:fs';

/** The process first. Where the kernel does not tell, the process alone. */
export function processTree(root: number): readonly number[] {
  const all = readProcesses();
  const found = new Set([root]);
  // A child may have a smaller number than its parent: again until nothing is added.
  for (let before = 0; before !== found.size;) {
    before = found.size;
    for (const { pid, parent, session } of all) if (found.has(parent) || session === root) found.add(pid);
  }
  return [...found];
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
  try {
    const stat = readFileSync(`/proc/${String(pid)}/stat`, 'latin1');
    // proc_pid_stat(5): behind the name, which may hold anything, come state, parent, group and session.
    const [, parent, , session] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return [{ pid, parent: Number(parent), session: Number(session) }];
  } catch {
    return [];
  }
}
