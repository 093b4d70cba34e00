// The line of a server that cannot listen: why, where, and what to do about it.

import { getSystemErrorMap } from 'node:util';

const REMEDIES: Readonly<Record<string, string>> = {
  EADDRINUSE: 'End what listens there, or set another PORT',
  EADDRNOTAVAIL: 'Set HOST to an address of this machine',
  EACCES: 'Set PORT to one that this user may take',
};

export function listenFailure(
  error: NodeJS.ErrnoException,
  { host, port }: { readonly host: string; readonly port: number },
): string {
  // The system's own words: Node's message would name the address once more.
  const [code, words] = getSystemErrorMap().get(error.errno ?? 0) ?? [error.code ?? '', error.message];
  const address = `${host.includes(':') ? `[${host}]` : host}:${port}`;
  return `Failed to listen: ${words} (${address}). ${REMEDIES[code] ?? 'Correct HOST and PORT'}.`;
}
