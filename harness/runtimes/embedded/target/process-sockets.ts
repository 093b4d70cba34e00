// To whom a process and its children are connected, and where they listen: Linux only.

import type { Connections } from '../../../contract/deployment';
import { listeningPorts, SOCKET_STATES, socketsOf } from '../../../support/proc/sockets';
import { pidsBelow } from '../../../support/proc/tree';

/** Those to `port`, whatever the address. */
export function connectionsOf(pid: number, port: number): Connections {
  const to = socketsOf(pidsBelow(pid)).filter(({ remotePort }) => remotePort === port);
  return {
    established: to.filter(({ state }) => state === SOCKET_STATES.established).length,
    closing: to.filter(({ state }) => state === SOCKET_STATES.closeWait).length,
  };
}

/** Whether one of them takes connections at `port`, whatever the address. */
export function listensAt(pid: number, port: number): boolean {
  return listeningPorts(pidsBelow(pid)).includes(port);
}
