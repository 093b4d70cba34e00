// Tells one process from another that later gets the same pid: pid, start time, and where such pids mean anything.

import { execFileSync } from 'node:child_process';
import { readFileSync, readlinkSync } from 'node:fs';
import { statOf } from '../proc/stat';

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

function startFromProc(pid: number): string | null {
  const stat = statOf(pid);
  return stat === null || stat.state === 'Z' || stat.state === 'X' ? null : stat.start;
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
