// Notices that the npm that started us was killed: it can tell nobody, and we would work on for no one.

import { readFileSync } from 'node:fs';
import { statOf } from '../proc/stat';
import { identityOf, isAlive, type ProcessIdentity } from './process-identity';

export interface WatchParentOptions {
  readonly env?: Readonly<Record<string, string | undefined>> | undefined;
  readonly intervalMs?: number | undefined;
}

/**
 * Calls `onGone` once when a process between us and the package manager that runs us, it included, has gone. Does nothing where none does: whoever
 * starts us in the background and leaves, means it. Returns a function that ends the watch.
 */
export function watchParent(onGone: () => void, options: WatchParentOptions = {}): () => void {
  const { env = process.env, intervalMs = 200 } = options;
  if (env['npm_lifecycle_event'] === undefined && env['npm_execpath'] === undefined) return () => undefined;
  const parent = process.ppid;
  const above = ancestorsToPackageManager(parent);
  const timer = setInterval(() => {
    if (process.ppid === parent && above !== 'orphaned' && above.every(isAlive)) return;
    clearInterval(timer);
    onGone();
  }, intervalMs);
  timer.unref();
  return () => clearInterval(timer);
}

/**
 * Beyond npm, `sh -c` may stand between, and survive it. Only Linux tells cheaply; elsewhere our own parent must do.
 * `orphaned` where the package manager had gone before the watch began. In a container it may itself be the first process.
 */
function ancestorsToPackageManager(parent: number): readonly ProcessIdentity[] | 'orphaned' {
  const found: ProcessIdentity[] = [];
  for (let pid = parent; found.length < 4; pid = parentOf(pid)) {
    if (process.platform === 'linux' && adoptsOrphans(pid)) return isPackageManager(pid) ? [] : 'orphaned';
    if (pid <= 1) return [];
    const identity = process.platform === 'linux' ? identityOf(pid) : null;
    if (identity === null) return [];
    found.push(identity);
    if (!isShell(pid)) return found;
  }
  return [];
}

function parentOf(pid: number): number {
  return statOf(pid)?.parent ?? 0;
}

function isShell(pid: number): boolean {
  return /^(sh|dash|bash|zsh|ksh|ash)$/.test(nameOf(pid));
}

/** The first process, or a user's own systemd (`PR_SET_CHILD_SUBREAPER`). */
function adoptsOrphans(pid: number): boolean {
  return pid === 1 || nameOf(pid) === 'systemd';
}

function isPackageManager(pid: number): boolean {
  return /^(npm|npx|node|pnpm|yarn|bun)\b/.test(nameOf(pid));
}

/** Empty where it has ended meanwhile, or the system shows nobody the processes of others (`hidepid`, proc(5)). */
function nameOf(pid: number): string {
  try {
    return readFileSync(`/proc/${String(pid)}/comm`, 'latin1').trim();
  } catch {
    return '';
  }
}
