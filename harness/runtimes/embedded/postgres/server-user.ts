// Who runs PostgreSQL, which refuses to run as root: nobody in root's place, otherwise ourselves.

import { chownSync, readFileSync } from 'node:fs';
import { UserError } from '../../../support/user-error';

export interface ServerUser {
  /** Undefined where the server runs as whoever we are. */
  readonly ids: { readonly uid: number; readonly gid: number } | undefined;
  /** Gives a file or folder to that user. */
  own(path: string): void;
}

export function serverUser(uid: number | undefined = process.getuid?.(), passwd = '/etc/passwd'): ServerUser {
  if (uid !== 0) return { ids: undefined, own: () => undefined };
  const ids = nobody(passwd);
  return { ids, own: (path) => chownSync(path, ids.uid, ids.gid) };
}

function nobody(passwd: string): { readonly uid: number; readonly gid: number } {
  const line = readFileSync(passwd, 'utf8')
    .split('\n')
    .find((entry) => entry.startsWith('nobody:'));
  const [uid, gid] = (line?.split(':').slice(2, 4) ?? []).map(Number);
  // macOS writes them as -2; the system calls take them as unsigned.
  if (uid !== undefined && gid !== undefined && uid !== 0) return { uid: uid >>> 0, gid: gid >>> 0 };
  throw new UserError({
    to: 'start PostgreSQL',
    why: 'it does not run as root, and there is no user "nobody" to run it as',
    value: passwd,
    remedy: 'Run as an ordinary user',
  });
}
