// The TCP sockets of processes, from the kernel's tables: Linux only.

import { readdirSync, readFileSync, readlinkSync } from 'node:fs';

export interface Socket {
  readonly localPort: number;
  readonly remotePort: number;
  /** As in the table: one of `SOCKET_STATES`, or another. */
  readonly state: string;
}

/** Of include/net/tcp_states.h, as the table writes them. */
export const SOCKET_STATES = { established: '01', closeWait: '08', listen: '0A' } as const;

/** Of IPv4 and IPv6. The processes are in one network namespace. */
export function socketsOf(pids: readonly number[]): readonly Socket[] {
  const inodes = new Set(pids.flatMap(inodesOf));
  return ['tcp', 'tcp6'].flatMap((table) => socketsIn(readTable(pids, table), inodes));
}

/** Ports at which one of these processes takes connections, whatever the address. */
export function listeningPorts(pids: readonly number[]): readonly number[] {
  const listening = socketsOf(pids).filter(({ state }) => state === SOCKET_STATES.listen);
  return [...new Set(listening.map(({ localPort }) => localPort))];
}

function inodesOf(pid: number): string[] {
  const folder = `/proc/${String(pid)}/fd`;
  return orElse([], () => readdirSync(folder)).flatMap((fd) => {
    const inode = /^socket:\[(\d+)\]$/.exec(orElse('', () => readlinkSync(`${folder}/${fd}`)))?.[1];
    return inode === undefined ? [] : [inode];
  });
}

/** As the first of them sees it that has not ended. */
function readTable(pids: readonly number[], table: string): string {
  for (const pid of pids) {
    const text = orElse('', () => readFileSync(`/proc/${String(pid)}/net/${table}`, 'latin1'));
    if (text !== '') return text;
  }
  return '';
}

/** proc_pid_net(5): `sl local_address rem_address st … inode`, each address `ADDRESS:PORT` in hex. */
function socketsIn(table: string, inodes: ReadonlySet<string>): readonly Socket[] {
  return table.split('\n').flatMap((line) => {
    const fields = line.trim().split(/\s+/);
    const [, local = '', remote = '', state = ''] = fields;
    return inodes.has(fields[9] ?? '')
      ? [{ localPort: portOf(local), remotePort: portOf(remote), state }]
      : [];
  });
}

function portOf(address: string): number {
  return parseInt(address.slice(address.lastIndexOf(':') + 1), 16);
}

/** A process may end, and a file be closed, while one looks at it. */
function orElse<T>(otherwise: T, read: () => T): T {
  try {
    return read();
  } catch {
    return otherwise;
  }
}
