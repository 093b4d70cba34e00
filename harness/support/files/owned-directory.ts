// A directory that says whose it is, so that a later start can tell a leftover from one in use.

import { randomBytes } from 'node:crypto';
import { chmodSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { identityOf, isAlive, readIdentity, writeIdentity } from '../process/process-identity';

export const OWNED_PREFIX = 'chaos-401-';

const OWNER_FILE = 'owner';

const NAME = /^chaos-401-(\d+)-[0-9a-f]{12}$/;

export function isOwnedDirectoryName(name: string): boolean {
  return NAME.test(name);
}

/** Where a run writes down its children, for the sweep. */
export function childrenFile(path: string): string {
  return join(path, 'children');
}

/** `chaos-401-<pid>-<random>` in `parent`; nothing is made yet, so that it can be told to the watchdog first. */
export function ownedDirectoryPath(parent: string): string {
  return join(parent, `${OWNED_PREFIX}${String(process.pid)}-${randomBytes(6).toString('hex')}`);
}

/** Makes it, mode 0711: PostgreSQL may run as another user, who must get through to its own folder and see nothing else. */
export function makeOwnedDirectory(path: string): void {
  mkdirSync(path, { mode: 0o711 });
  chmodSync(path, 0o711);
  const own = identityOf(process.pid);
  if (own !== null) writeFileSync(join(path, OWNER_FILE), writeIdentity(own), { mode: 0o600 });
}

/** True unless it is certain that its owner has gone. */
export function hasLivingOwner(path: string): boolean {
  try {
    const owner = readIdentity(readFileSync(join(path, OWNER_FILE), 'utf8'));
    if (owner !== null) return isAlive(owner);
  } catch {
    // Made, and not yet signed: its name still tells whose it is.
  }
  const pid = Number(NAME.exec(basename(path))?.[1]);
  return identityOf(pid) !== null;
}
