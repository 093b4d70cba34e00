// One `postgres` process on one data directory: started, awaited and ended, with nothing known about what is in it.

import { spawn, type ChildProcess } from 'node:child_process';
import { closeSync, openSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { freePort } from '../../../support/free-port';
import { withLastLines } from '../../../support/text/last-lines';
import { withParentDeathSignal } from '../../../support/process/parent-death-signal';
import type { Watchdog } from '../../../support/process/watchdog';
import { messageOf, UserError } from '../../../support/user-error';
import { readLogTail } from './log-tail';
import type { PostgresBinaries } from './postgres-binaries';
import type { ServerUser } from './server-user';
import { ownCommand } from '../../../support/own-command';

export interface Postmaster {
  readonly pid: number;
  readonly port: number;
  /** SIGQUIT, immediate shutdown: never SIGKILL, which would leave backends and shared memory. Waits for the end. */
  quit(): Promise<void>;
  /** SIGINT, fast shutdown with a checkpoint; waits for the end. */
  fastShutdown(): Promise<void>;
  /** SIGTERM, smart shutdown: new connections are turned away, old ones may go on. Does not wait. */
  smartShutdown(): void;
}

export interface PostmasterOptions {
  readonly binaries: Pick<PostgresBinaries, 'postgres'>;
  readonly user: ServerUser;
  readonly watchdog: Watchdog;
  readonly dataDirectory: string;
  readonly logFile: string;
  /** Gives a port of 127.0.0.1 that is likely free. */
  readonly findPort?: (() => Promise<number>) | undefined;
  readonly timeoutMs?: number | undefined;
}

const PORT_ATTEMPTS = 5;
const SHOWN_LINES = 10;

/** Resolves when the server takes connections. Throws a `UserError` with the log's last lines. */
export async function startPostmaster(options: PostmasterOptions): Promise<Postmaster> {
  const { findPort = freePort } = options;
  for (let attempt = 1; ; attempt++) {
    const outcome = await tryPort(options, await findPort());
    if ('pid' in outcome) return outcome;
    if (outcome.reason !== 'port-taken' || attempt === PORT_ATTEMPTS) throw failure(options, outcome.why);
  }
}

interface Failed {
  readonly reason: 'port-taken' | 'other';
  readonly why: string;
}

async function tryPort(options: PostmasterOptions, port: number): Promise<Postmaster | Failed> {
  const { dataDirectory, logFile, timeoutMs = 30_000 } = options;
  const child = launch(options, port);
  const ended = endOf(child);
  let end: string | null = null;
  void ended.then((how) => (end = how));

  const deadline = performance.now() + timeoutMs;
  while (!isReady(dataDirectory)) {
    if (end !== null) {
      const portTaken = readLogTail(logFile, 20).some((line) => line.includes('Address already in use'));
      return { reason: portTaken ? 'port-taken' : 'other', why: end };
    }
    if (performance.now() > deadline) {
      child.kill('SIGQUIT');
      await ended;
      return { reason: 'other', why: `it was not ready within ${String(timeoutMs / 1000)} s` };
    }
    await delay(2);
  }
  const { pid } = child;
  if (pid === undefined) throw new Error('A ready server without a pid');
  const endBy = async (signal: 'SIGQUIT' | 'SIGINT'): Promise<void> => {
    if (end === null) child.kill(signal);
    await ended;
  };
  return {
    pid,
    port,
    quit: () => endBy('SIGQUIT'),
    fastShutdown: () => endBy('SIGINT'),
    smartShutdown: () => void child.kill('SIGTERM'),
  };
}

function launch(options: PostmasterOptions, port: number): ChildProcess {
  const { binaries, dataDirectory, logFile, user, watchdog } = options;
  rmSync(join(dataDirectory, 'postmaster.pid'), { force: true });
  const log = openSync(logFile, 'w', 0o600);
  try {
    const { command, args } = withParentDeathSignal('QUIT', binaries.postgres, [
      ...['-D', dataDirectory, '-p', String(port)],
    ]);
    const child = spawn(command, args, {
      ...user.ids,
      // A group of its own: Ctrl-C in a terminal is for us, who shut it down in our own order.
      detached: true,
      cwd: '/',
      env: { LC_ALL: 'C', TZ: 'UTC', PATH: process.env['PATH'] },
      stdio: ['ignore', log, log],
    });
    if (child.pid !== undefined) watchdog.child(child.pid, 'QUIT');
    return child;
  } finally {
    closeSync(log);
  }
}

/** How it ended, in words. */
function endOf(child: ChildProcess): Promise<string> {
  return new Promise((resolve) => {
    child.once('error', (error) => resolve(messageOf(error)));
    child.once('exit', (code, signal) =>
      resolve(signal === null ? `it ended with code ${String(code)}` : `it was ended by ${signal}`),
    );
  });
}

/** The eighth line of postmaster.pid is the server's state (LOCK_FILE_LINE_PM_STATUS in PostgreSQL's miscadmin.h). */
function isReady(dataDirectory: string): boolean {
  try {
    return (
      readFileSync(join(dataDirectory, 'postmaster.pid'), 'latin1').split('\n')[7]?.startsWith('ready') ===
      true
    );
  } catch {
    return false;
  }
}

function failure({ logFile, dataDirectory }: PostmasterOptions, why: string): UserError {
  return new UserError({
    to: 'start PostgreSQL',
    why: withLastLines(why, readLogTail(logFile, SHOWN_LINES), { count: SHOWN_LINES }),
    value: dataDirectory,
    remedy: `Run "${ownCommand('cache', '--clear')}" and try again`,
  });
}
