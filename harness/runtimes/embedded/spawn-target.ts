// One process of the target: spawned, listened to, asked for its environment, ended.

import { spawn } from 'node:child_process';
import { closeSync, openSync, writeSync } from 'node:fs';
import { join } from 'node:path';

import type { StartOptions, TargetProcess } from '../../contract/deployment';
import { wantsCode } from '../../launch/run-bundle.cjs';
import { LineLog } from '../../support/line-log';
import { withParentDeathSignal } from '../../support/parent-death-signal';
import { messageOf } from '../../support/user-error';
import type { Watchdog } from '../../support/watchdog';
import { processEnvironment } from './process-environment';

export interface TargetSpawn {
  readonly bundle: string;
  readonly url: string;
  readonly environment: Readonly<Record<string, string>>;
  /** Holds `home`, `elsewhere` and the log. */
  readonly directory: string;
  readonly startOptions: StartOptions;
  readonly watchdog: Watchdog;
}

/** Runs a bundle with V8's cached code. */
export const RUN_BUNDLE = join(__dirname, '..', '..', 'launch', 'run-bundle.cjs');

/** A process that is to keep its code for the next start ends by itself; a hung one does not. */
const GRACE_MS = 1000;

export function spawnTarget(request: TargetSpawn): TargetProcess {
  const { bundle, url, environment, directory, startOptions, watchdog } = request;
  const { command, args } = withParentDeathSignal('KILL', process.execPath, [RUN_BUNDLE, bundle]);
  const keepsCode = wantsCode(bundle);
  const child = spawn(command, args, {
    // The log belongs to the lane, Ctrl-C to us.
    detached: true,
    cwd: join(directory, startOptions.directory ?? 'home'),
    env: environment,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  if (child.pid !== undefined) watchdog.child(child.pid, 'KILL');

  const log = new LineLog();
  const logPath = join(directory, 'log');
  const logFile = openSync(logPath, 'a', 0o600);
  for (const output of [child.stdout, child.stderr]) {
    const lines = log.stream();
    output.on('data', (chunk: Buffer) => {
      writeSync(logFile, chunk);
      lines.write(chunk);
    });
  }
  let how: string | null = null;
  child.once('error', (error) => (how ??= messageOf(error)));
  child.once('exit', (code, signal) => (how ??= signal ?? `exit code ${code}`));
  const closed = new Promise<void>((resolve) => {
    child.once('close', () => {
      log.end();
      closeSync(logFile);
      resolve();
    });
  });

  return {
    id: String(child.pid),
    url,
    log,
    logPath,
    options: startOptions,
    ended: () => how,
    environment: () => processEnvironment(child.pid ?? 0, environment),
    async stop() {
      if (how === null) child.kill(keepsCode ? 'SIGTERM' : 'SIGKILL');
      const deadline = setTimeout(() => child.kill('SIGKILL'), GRACE_MS);
      await closed;
      clearTimeout(deadline);
    },
  };
}
