// Lets the kernel end a child when we die, however that happens: Linux only, by setpriv of util-linux.

import { findInPath } from './find-in-path';

// Our death between the fork and setpriv's request would go unnoticed: whoever finds itself with another parent then, ends.
const START_IF_PARENT_LIVES = '[ "$PPID" = "$1" ] || exit 1; shift; exec "$@"';

/**
 * The command that starts `command` so that it gets `signal` (`QUIT`, `TERM`, `KILL`) when this process ends.
 * Elsewhere than on Linux, or without setpriv, the command itself: then the watchdog stands alone.
 */
export function withParentDeathSignal(
  signal: 'QUIT' | 'TERM' | 'KILL',
  command: string,
  args: readonly string[],
  setpriv: string | null = findSetpriv(),
): { readonly command: string; readonly args: string[] } {
  if (setpriv === null) return { command, args: [...args] };
  const guard = ['/bin/sh', '-c', START_IF_PARENT_LIVES, 'sh', String(process.pid)];
  return { command: setpriv, args: ['--pdeathsig', signal, ...guard, command, ...args] };
}

function findSetpriv(): string | null {
  if (process.platform !== 'linux') return null;
  return findInPath('setpriv', process.env['PATH']);
}
