// Tells one process from another that later gets the same pid: pid, start time, and where such pids mean anything.

import { execFileSync } from 'node:child_process';
import { readFileSync, readlinkSync } from 'node:fs';

export interface ProcessIdentity {
  readonly pid: number;
  /** When it started: clock ticks since boot on Linux, `ps`'s `lstart` elsewhere. Compared, never computed with. */
  readonly start: string;
  /** Boot and pid namespace, `<boot>:<namespace>`; `:` where the platform has neither. */
  readonly space: string;
}

/** Null when there is no such process, or only its zombie. */
export function identityOf(pid: number): ProcessIdentity | null {
  const start = startOf(pid);
  return start === null ? null : { pid, start, space: space() };
}

/** One line: `<pid> <space> <start>`. */
export function writeIdentity({ pid, start, space: where }: ProcessIdentity): string {
  return `${String(pid)} ${where} ${start}\n`;
}

/** Reads what `writeIdentity` wrote; null for anything else. */
export function readIdentity(text: string): ProcessIdentity | null {
  const match = /^(\d+) (\S+) (.+)\n$/.exec(text);
  const [, pid, where, start] = match ?? [];
  return pid === undefined || where === undefined || start === undefined
    ? null
    : { pid: Number(pid), start, space: where };
}

/** A process of another container on this machine cannot be seen from here, and counts as alive. */
export function isAlive(identity: ProcessIdentity): boolean {
  if (identity.space !== space()) return identity.space.split(':')[0] === space().split(':')[0];
  return startOf(identity.pid) === identity.start;
}

const isLinux = process.platform === 'linux';

function startOf(pid: number): string | null {
  try {
    return isLinux ? startFromProc(pid) : startFromPs(pid);
  } catch {
    return null;
  }
}

/** proc(5): the command's name stands in brackets and may hold anything; behind it come state (3) and, as 22nd, starttime. */
function startFromProc(pid: number): string | null {
  const stat = readFileSync(`/proc/${String(pid)}/stat`, 'latin1');
  const [state, ...rest] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return state === 'Z' || state === 'X' ? null : (rest[18] ?? null);
}

function startFromPs(pid: number): string | null {
  const [state = 'Z', ...start] = execFileSync('ps', ['-o', 'stat=,lstart=', '-p', String(pid)], {
    encoding: 'utf8',
    env: { ...process.env, LC_ALL: 'C' },
    stdio: ['ignore', 'pipe', 'ignore'],
  })
    .trim()
    .split(/\s+/);
  return state.startsWith('Z') || start.length === 0 ? null : start.join(' ');
}

let knownSpace: string | undefined;

function space(): string {
  knownSpace ??= isLinux
    ? `${readFileSync('/proc/sys/kernel/random/boot_id', 'latin1').trim()}:${readlinkSync('/proc/self/ns/pid').replace(/\D/g, '')}`
    : ':';
  return knownSpace;
}
