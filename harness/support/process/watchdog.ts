// A small process beside ours that outlives it, however it ends, and then removes what it was told of.

import { spawn } from 'node:child_process';
import { appendFileSync } from 'node:fs';
import { Socket } from 'node:net';
import { basename } from 'node:path';
import { identityOf, writeIdentity } from './process-identity';
import { OWNED_PREFIX } from '../files/owned-directory';
import { WATCHDOG_SCRIPT } from './watchdog-script';

export interface Watchdog {
  /** To be called before the path is made. Its last part must begin with `chaos-401-`. */
  path(path: string): void;
  /**
   * To be called as soon as the child runs, which must lead a process group of its own (`detached`).
   * `QUIT` is never followed by KILL (for a postmaster); `TERM` is, after a second.
   */
  child(pid: number, signal: 'QUIT' | 'TERM' | 'KILL'): void;
  /** Children are also written down in this file, should the watchdog itself be killed. */
  record(file: string): void;
  /**
   * A script of Node's to run last, with these lines on its standard input: it takes back what is on another machine, or in a process that
   * is not ours. The last one told counts.
   */
  script(file: string, input: readonly string[]): void;
  /** Ends what is left of all that it was told, and waits for that. */
  close(): Promise<void>;
}

export function startWatchdog(): Watchdog {
  // In a session of its own, so that neither Ctrl-C nor a closing terminal reaches it.
  const args = ['-c', WATCHDOG_SCRIPT, 'chaos-401-watchdog', String(process.pid), process.execPath];
  const dog = spawn('/bin/sh', args, {
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
    cwd: '/',
  });
  const ended = new Promise<void>((resolve) => {
    dog.once('exit', () => resolve());
    dog.once('error', () => resolve());
  });
  // A watchdog that somebody killed must not take the run with it: the sweep of the next start stands behind it.
  dog.stdin.on('error', () => undefined);
  dog.unref();
  if (dog.stdin instanceof Socket) dog.stdin.unref();

  const tell = (line: string): void => {
    dog.stdin.write(`${line}\n`);
  };
  let recordFile: string | null = null;
  return {
    path(path) {
      if (!basename(path).startsWith(OWNED_PREFIX) || path.includes('\n'))
        throw new Error(`The watchdog would not remove this path: ${path}`);
      tell(`path ${path}`);
    },
    child(pid, signal) {
      const identity = identityOf(pid);
      if (identity === null) return;
      tell(`child ${signal} ${String(pid)} ${identity.start}`);
      if (recordFile !== null) appendFileSync(recordFile, `${signal} ${writeIdentity(identity)}`);
    },
    script(file, input) {
      for (const line of [`script ${file}`, ...input.map((text) => `input ${text}`)]) {
        if (line.includes('\n'))
          throw new Error(`The watchdog cannot be told of more than one line: ${line}`);
        tell(line);
      }
    },
    record(file) {
      recordFile = file;
    },
    async close() {
      dog.ref();
      dog.stdin.end();
      await ended;
    },
  };
}
