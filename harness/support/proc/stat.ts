// What the kernel says of a process, or of a thread, in its `stat`: Linux only.

import { readFileSync } from 'node:fs';

export interface Stat {
  /** One letter: `R` runs, `S` sleeps, `Z` has ended and nobody has asked how. */
  readonly state: string;
  readonly parent: number;
  readonly session: number;
  /** In clock ticks since boot. */
  readonly start: string;
}

/** Null where it has ended. `thread` is of the process, which else is its own first one. */
export function statOf(pid: number, thread?: string): Stat | null {
  const folder = thread === undefined ? `/proc/${String(pid)}` : `/proc/${String(pid)}/task/${thread}`;
  try {
    return parse(readFileSync(`${folder}/stat`, 'latin1'));
  } catch {
    return null;
  }
}

/** proc_pid_stat(5): the name stands in brackets and may hold anything; behind it come state (3), parent, group, session and, as 22nd, starttime. */
function parse(stat: string): Stat | null {
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ', 20);
  const [state = '', parent, , session] = fields;
  const start = fields[19];
  return start === undefined ? null : { state, parent: Number(parent), session: Number(session), start };
}
