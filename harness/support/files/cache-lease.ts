// A cache entry that a living process uses is marked as such, so that clearing the cache leaves it alone.

import { readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { makeFolders } from './make-folders.cjs';
import { identityOf, isAlive, readIdentity, writeIdentity } from '../process/process-identity';

const LEASES = 'leases';

/** For the life of this process, or until `release` is called. Written before the entry is looked at. */
export function leaseEntry(entry: string): { release(): void } {
  const folder = join(dirname(entry), LEASES);
  makeFolders(folder, { mode: 0o700 });
  const path = join(folder, `${basename(entry)}.${String(process.pid)}`);
  // Those of killed processes would pile up.
  for (const name of readNames(folder)) isHeld(join(folder, name));
  const own = identityOf(process.pid);
  if (own !== null) writeFileSync(path, writeIdentity(own));
  if (held.size === 0) process.once('exit', releaseAll);
  held.add(path);
  return {
    release() {
      rmSync(path, { force: true });
      held.delete(path);
    },
  };
}

const held = new Set<string>();

function releaseAll(): void {
  for (const path of held) rmSync(path, { force: true });
}

/** Forgets leases whose holders have gone. */
export function isLeased(entry: string): boolean {
  const folder = join(dirname(entry), LEASES);
  return readNames(folder)
    .filter((name) => name.startsWith(`${basename(entry)}.`))
    .map((name) => join(folder, name))
    .some(isHeld);
}

function isHeld(path: string): boolean {
  try {
    const text = readFileSync(path, 'utf8');
    const holder = readIdentity(text);
    if (holder !== null && isAlive(holder)) return true;
    // Empty: somebody is about to write it.
    if (text !== '') rmSync(path, { force: true });
    return text === '';
  } catch {
    return false;
  }
}

function readNames(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}
