// What a process was started with and what it has made, as Linux's /proc shows it.

import { readdirSync, readFileSync, readlinkSync } from 'node:fs';

export function commandOf(pid: number): readonly string[] {
  return orElse([], () => readFileSync(`/proc/${String(pid)}/cmdline`, 'utf8').split('\0'));
}

/** TCP ports on which one of these processes listens; `/proc/net/tcp` has the state 0A for that. */
export function listeningPorts(pids: readonly number[]): readonly number[] {
  const sockets = new Set(pids.flatMap(socketsOf));
  const table = orElse('', () => readFileSync('/proc/net/tcp', 'latin1'));
  return table.split('\n').flatMap((line) => {
    const [, local = '', , state, , , , , , inode = ''] = line.trim().split(/\s+/);
    return state === '0A' && sockets.has(inode) ? [parseInt(local.split(':')[1] ?? '', 16)] : [];
  });
}

/** Ids of System V segments that one of these processes made, from `/proc/sysvipc/shm` (shmid is the 2nd column, cpid the 5th). */
export function segmentsMadeBy(pids: readonly number[]): readonly string[] {
  const table = orElse('', () => readFileSync('/proc/sysvipc/shm', 'latin1'));
  return table.split('\n').flatMap((line) => {
    const [, id = '', , , creator] = line.trim().split(/\s+/);
    return pids.includes(Number(creator)) ? [id] : [];
  });
}

function socketsOf(pid: number): readonly string[] {
  const folder = `/proc/${String(pid)}/fd`;
  return orElse([], () => readdirSync(folder)).flatMap((name) => {
    const inode = /^socket:\[(\d+)\]$/.exec(orElse('', () => readlinkSync(`${folder}/${name}`)))?.[1];
    return inode === undefined ? [] : [inode];
  });
}

/** A process may end while one looks at it. */
function orElse<T>(otherwise: T, read: () => T): T {
  try {
    return read();
  } catch {
    return otherwise;
  }
}
