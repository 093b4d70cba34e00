// Starts the target's processes of one lane as children of this one.

import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

import type { TargetProcess } from '../../contract/deployment';
import type { TargetDefinition } from '../../contract/target';
import type { Timing } from '../../contract/timing';
import { fillIn } from '../../support/fill-in';
import { freePort } from '../../support/free-port';
import type { RunDirectory } from '../../support/run-directory';
import { messageOf, UserError } from '../../support/user-error';
import { awaitHealthy } from '../common/await-healthy';
import type { Listening, ProcessHost, StartRequest } from '../common/process-host';
import { launchProgram } from './launch-program';
import { runJobProcess } from './run-job-process';
import { spawnTarget } from './spawn-target';
import { startCompanions, type Companions } from './start-companions';

export interface ProcessHostOptions {
  readonly target: TargetDefinition;
  readonly timing: Timing;
  readonly run: RunDirectory;
  /** Gives the path of the bundle of a source of the target's. */
  readonly bundle: (file: string) => Promise<string>;
  readonly lane: string;
  /** Aborted when the stack closes: nothing new is started then, and what is still starting is stopped. */
  readonly closing: AbortSignal;
}

const HOST = '127.0.0.1';
const PORT_ATTEMPTS = 5;

export function processHost(options: ProcessHostOptions): ProcessHost {
  const { run, lane } = options;
  let count = 0;
  const newDirectory = (): string => {
    count += 1;
    const directory = join(run.path, `${lane}-${count}`);
    for (const part of ['home', 'elsewhere']) mkdirSync(join(directory, part), { recursive: true });
    return directory;
  };
  return {
    start: (request) => start(options, request, newDirectory()),
    async runJob({ program, environment }) {
      const launch = await launchProgram(program, {
        bundle: options.bundle,
        directory: join(newDirectory(), 'home'),
        environment,
        values: {},
        key: 'the job',
      });
      return runJobProcess({ launch, environment, watchdog: run.watchdog });
    },
  };
}

async function start(
  options: ProcessHostOptions,
  request: StartRequest,
  directory: string,
): Promise<TargetProcess> {
  if (request.dotenv !== null)
    writeFileSync(join(directory, 'home', '.env'), request.dotenv, { mode: 0o600 });
  const companions = await startCompanions(options, request, directory);
  try {
    const process = await startBeside(companions, options, request, directory);
    return { ...process, stop: () => process.stop().finally(() => companions.stop()) };
  } catch (thrown) {
    // Why it did not start is what matters; what then could not be stopped goes with the run.
    await companions.stop().catch(() => undefined);
    throw thrown;
  }
}

/** Another port where somebody took the first in between. */
async function startBeside(
  companions: Companions,
  options: ProcessHostOptions,
  request: StartRequest,
  directory: string,
): Promise<TargetProcess> {
  const { target, timing, closing } = options;
  for (let attempt = 1; ; attempt += 1) {
    const port = await freePort();
    closing.throwIfAborted();
    const process = await spawnOne(options, request, { directory, port, companions });
    const stop = (): Promise<void> => process.stop().catch(() => undefined);
    const stopNow = (): void => void stop();
    closing.addEventListener('abort', stopNow, { once: true });
    try {
      await awaitHealthy(process, target.process, HEALTH_DEADLINES * timing.deadlineMs);
      return process;
    } catch (thrown) {
      const again = attempt < PORT_ATTEMPTS && foundTaken(process, port);
      await stop();
      if (!again) throw thrown;
    } finally {
      closing.removeEventListener('abort', stopNow);
    }
  }
}

/** Whether it ended because of that port, and of no other that it wants. */
function foundTaken(process: TargetProcess, port: number): boolean {
  const named = new RegExp(`(?<!\\d)${String(port)}(?!\\d)`);
  const { lines } = process.output ?? process.log;
  return (
    process.ended() !== null &&
    lines.some((line) => /EADDRINUSE|address already in use/i.test(line) && named.test(line))
  );
}

/** A start does more than what the deadline is made for. */
const HEALTH_DEADLINES = 2;

interface OneSpawn {
  readonly directory: string;
  readonly port: number;
  readonly companions: Companions;
}

async function spawnOne(
  { target, run, bundle }: ProcessHostOptions,
  { environment, values, options }: StartRequest,
  { directory, port, companions }: OneSpawn,
): Promise<TargetProcess> {
  const listening: Listening = {
    host: HOST,
    port: String(port),
    ...(target.database.file === undefined ? {} : { databaseFile: join(directory, 'database') }),
  };
  const known = values(listening);
  writeDatabaseFile(target, listening, known);
  const whole = { ...environment(listening), ...companions.urls };
  const { from } = target.log;
  return spawnTarget({
    launch: await launchProgram(target.process.program, {
      bundle,
      directory: join(directory, options.directory ?? 'home'),
      environment: whole,
      values: known,
      key: 'process',
    }),
    url: `http://${HOST}:${port}`,
    environment: whole,
    directory,
    startOptions: options,
    watchdog: run.watchdog,
    ...(from === undefined
      ? {}
      : { from: typeof from === 'string' ? from : { file: resolve(target.root, fillIn(from.file, known)) } }),
  });
}

function writeDatabaseFile(
  { root, database: { file } }: TargetDefinition,
  { databaseFile }: Listening,
  values: ReturnType<StartRequest['values']>,
): void {
  if (file === undefined || databaseFile === undefined) return;
  try {
    const template = readFileSync(resolve(root, file.template), 'utf8');
    writeFileSync(databaseFile, fillIn(template, values), { mode: 0o600 });
  } catch (thrown) {
    throw new UserError({
      to: "write the target's database file",
      why: messageOf(thrown),
      value: file.template,
      remedy: 'Mend database.file.template',
      cause: thrown,
    });
  }
}
