// One process of the target: spawned, listened to, asked for its environment, ended with all that it has started.

import { spawn } from 'node:child_process';
import { join } from 'node:path';

import type { StartOptions, TargetProcess } from '../../../contract/deployment';
import type { TargetDefinition } from '../../../contract/target';
import { LineLog } from '../../../support/line-log';
import { withParentDeathSignal } from '../../../support/process/parent-death-signal';
import type { ProcessIdentity } from '../../../support/process/process-identity';
import { messageOf } from '../../../support/user-error';
import type { Watchdog } from '../../../support/process/watchdog';
import { atRest } from './at-rest';
import { openBoundedFile } from './bounded-file';
import { endTree, endWhatIsLeftOf, untilGone } from './end-tree';
import { followFile } from './follow-file';
import type { Launch } from './launch-program';
import { connectionsOf, listensAt } from './process-sockets';
import { processEnvironment } from './process-environment';

export interface TargetSpawn {
  readonly launch: Launch;
  readonly url: string;
  readonly environment: Readonly<Record<string, string>>;
  /** Holds `home`, `elsewhere` and the log. */
  readonly directory: string;
  readonly startOptions: StartOptions;
  readonly watchdog: Watchdog;
  /** Where the lines come from that are judged; a file by its absolute path. */
  readonly from?: TargetDefinition['log']['from'];
}

/** A process that is to keep its code for the next start ends by itself; a hung one does not. */
const GRACE_MS = 1000;

export function spawnTarget(request: TargetSpawn): TargetProcess {
  const { launch, url, environment, directory, startOptions, watchdog, from } = request;
  const { command, args } = withParentDeathSignal('KILL', launch.file, launch.args);
  const child = spawn(command, args, {
    // The log belongs to the lane, Ctrl-C to us.
    detached: true,
    cwd: launch.directory,
    env: environment,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const pid = child.pid ?? 0;
  if (child.pid !== undefined) watchdog.child(child.pid, 'KILL');

  const logPath = join(directory, 'log');
  const listening = listen(child, logPath, from);
  const { log, output } = listening;
  let how: string | null = null;
  /** What it had started. */
  const killed: ProcessIdentity[] = [];
  const kill = (): void => {
    if (launch.hasChildren) killed.push(...endTree(child));
    else child.kill('SIGKILL');
  };
  child.once('error', (error) => (how ??= messageOf(error)));
  child.once('exit', (code, signal) => {
    how ??= signal ?? `exit code ${code}`;
    if (launch.hasChildren) killed.push(...endWhatIsLeftOf(child));
  });
  const ended = new Promise<void>((resolve) => {
    child.once('exit', () => resolve()).once('error', () => resolve());
  });
  const closed = new Promise<void>((resolve) => {
    child.once('close', () => {
      listening.close();
      resolve();
    });
  });

  const end = async (): Promise<void> => {
    if (launch.endsItself) child.kill('SIGTERM');
    else kill();
    const deadline = setTimeout(kill, GRACE_MS);
    await ended;
    clearTimeout(deadline);
  };

  return {
    id: String(child.pid),
    url,
    log,
    ...(output === log ? {} : { output }),
    logPath,
    options: startOptions,
    ended: () => how,
    environment: () => processEnvironment(pid, environment),
    ...(process.platform === 'linux'
      ? {
          connectionsTo: async (port: number) => connectionsOf(pid, port),
          listens: () => listensAt(pid, Number(new URL(url).port)),
          atRest: (deadlineMs: number) => atRest(pid, deadlineMs),
        }
      : {}),
    async stop() {
      if (how === null) await end();
      // A child that got away may hold the pipes open for ever.
      if (launch.hasChildren) for (const pipe of [child.stdout, child.stderr]) pipe.destroy();
      await closed;
      await untilGone(killed);
    },
  };
}

function listen(child: ReturnType<typeof spawn>, logPath: string, from: TargetSpawn['from']) {
  const output = new LineLog();
  const log = from === undefined ? output : new LineLog();
  const file = openBoundedFile(logPath);
  const judged = log === output ? null : log.stream();
  for (const name of ['stdout', 'stderr'] as const) {
    const lines = output.stream();
    child[name]?.on('data', (chunk: Buffer) => {
      file.write(chunk);
      lines.write(chunk);
      if (from === name) judged?.write(chunk);
    });
  }
  const following =
    typeof from === 'object'
      ? followFile(
          from.file,
          (chunk) => void judged?.write(chunk),
          (thrown) => log.append(`The log could not be read: ${messageOf(thrown)}\n`),
        )
      : null;
  return {
    log,
    output,
    close() {
      following?.read();
      following?.stop();
      output.end();
      log.end();
      file.close();
    },
  };
}
