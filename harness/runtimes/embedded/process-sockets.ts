// The sockets of a process and its children, from the kernel's table: Linux only.

import { readdirSync, readFileSync, readlinkSync } from 'node:fs';
import type { Connections } from '../../contract/deployment';
import { processTree } from './process-tree';

/** States in /proc/net/tcp (include/net/tcp_states.h). */
const ESTABLISHED = '01';
const CLOSE_WAIT = '08';
const LISTEN = '0A';

/** Those to `port`, whatever the address. */
export function connectionsOf(pid: number, port: number): Connections {
  const to = socketsOf(pid).filter((socket) => endsAt(socket.remote, port));
  return {
    established: to.filter(({ state }) => state === ESTABLISHED).length,
    closing: to.filter(({ state }) => state === CLOSE_WAIT).length,
  };
}

/** Whether one of them takes connections at `port`, whatever the address. */
export function listensAt(pid: number, port: number): boolean {
  return socketsOf(pid).some(({ state, local }) => state === LISTEN && endsAt(local, port));
}

interface Socket {
  /** Address and port in hex, as all of the table. */
  readonly local: string;
  readonly remote: string;
  readonly state: string;
}

function endsAt(address: string, port: number): boolean {
  return address.endsWith(`:${port.toString(16).toUpperCase().padStart(4, '0')}`);
}

function socketsOf(pid: number): readonly Socket[] {
  const inodes = new Set(processTree(pid).flatMap(inodesOf));
  return ['tcp', 'tcp6'].flatMap((table) => socketsIn(readTable(pid, table), inodes));
}

function inodesOf(pid: number): string[] {
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

/** proc_pid_net(5): `sl local_address rem_address st … inode`. */
function socketsIn(table: string, inodes: ReadonlySet<string>): readonly Socket[] {
  return table.split('\n').flatMap((line) => {
    const fields = line.trim().split(/\s+/);
    const [, local = '', remote = '', state = ''] = fields;
    return inodes.has(fields[9] ?? '') ? [{ local, remote, state }] : [];
  });
}
