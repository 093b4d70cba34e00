// The connections of a process and its children, from the kernel's socket table: Linux only.

import { readdirSync, readFileSync, readlinkSync } from 'node:fs';
import type { Connections } from '../../contract/deployment';
import { processTree } from './process-tree';

/** States in /proc/net/tcp (include/net/tcp_states.h). */
const ESTABLISHED = '01';
const CLOSE_WAIT = '08';

/** Those to `port`, whatever the address. */
export function connectionsOf(pid: number, port: number): Connections {
  const inodes = new Set(processTree(pid).flatMap(socketsOf));
  const states = ['tcp', 'tcp6'].flatMap((table) => statesIn(readTable(pid, table), port, inodes));
  return {
    established: states.filter((state) => state === ESTABLISHED).length,
    closing: states.filter((state) => state === CLOSE_WAIT).length,
  };
}

function socketsOf(pid: number): string[] {
  const folder = `/proc/${String(pid)}/fd`;
  try {
    return readdirSync(folder).flatMap((fd) => {
      const inode = /^socket:\[(\d+)\]$/.exec(linkAt(`${folder}/${fd}`))?.[1];
      return inode === undefined ? [] : [inode];
    });
  } catch {
    return [];
  }
}

/** A file may have been closed since its folder was read. */
function linkAt(path: string): string {
  try {
    return readlinkSync(path);
  } catch {
    return '';
  }
}

function readTable(pid: number, table: string): string {
  try {
    return readFileSync(`/proc/${String(pid)}/net/${table}`, 'latin1');
  } catch {
    return '';
  }
}

/** proc_pid_net(5): `sl local_address rem_address st … inode`, ports in hex. */
function statesIn(table: string, port: number, inodes: ReadonlySet<string>): string[] {
  const remote = `:${port.toString(16).toUpperCase().padStart(4, '0')}`;
  return table.split('\n').flatMap((line) => {
    const fields = line.trim().split(/\s+/);
    const [, , address = '', state = ''] = fields;
    return address.endsWith(remote) && inodes.has(fields[9] ?? '') ? [state] : [];
  });
}
