// Starts the target's processes of one lane as children of this one.

import { writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

import type { TargetProcess } from '../../../contract/deployment';
import type { TargetDefinition } from '../../../contract/target';
import type { Timing } from '../../../contract/timing';
import { fillIn } from '../../../support/text/fill-in';
import { inheritedVariables } from '../../../support/process/inherited-variables';
import { makeFolders } from '../../../support/files/make-folders.cjs';
import type { RunDirectory } from '../../../support/files/run-directory';
import { awaitHealthy } from '../../common/await-healthy';
import type { JobRequest, ProcessHost, StartRequest } from '../../common/process-host';
import { launchProgram } from './launch-program';
import { runJobProcess } from './run-job-process';
import { spawnTarget } from './spawn-target';
import { startAtFreePort } from './start-at-free-port';
import { startCompanions, type Companions } from './start-companions';
import { HOST, NO_PORT, tellDatabase } from './tell-database';

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

export function processHost(options: ProcessHostOptions): ProcessHost {
  const { run, lane } = options;
  let count = 0;
  const newDirectory = (): string => {
    count += 1;
    const directory = join(run.path, `${lane}-${count}`);
    for (const part of ['home', 'elsewhere']) makeFolders(join(directory, part));
    return directory;
  };
  return {
    start: (request) => start(options, request, newDirectory()),
    runJob: (request) => runJob(options, request, newDirectory()),
  };
}

async function runJob(
  { target, run, bundle }: ProcessHostOptions,
  { program, key, environment, values }: JobRequest,
  directory: string,
): ReturnType<ProcessHost['runJob']> {
  const listening = tellDatabase({ target, directory, port: NO_PORT, values });
  const whole = {
    ...(program.kind === 'command' ? inheritedVariables(process.env) : {}),
    ...environment(listening),
  };
  const launch = await launchProgram(program, {
    bundle,
    directory: join(directory, 'home'),
    environment: whole,
    values: values(listening),
    key,
  });
  return runJobProcess({ launch, environment: whole, watchdog: run.watchdog });
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

function startBeside(
  companions: Companions,
  options: ProcessHostOptions,
  request: StartRequest,
  directory: string,
): Promise<TargetProcess> {
  const { target, timing, closing } = options;
  const deadlineMs = HEALTH_DEADLINES * timing.deadlineMs;
  return startAtFreePort({
    spawn: (port) => spawnOne(options, request, { directory, port, companions }),
    untilHealthy: (process) =>
      awaitHealthy({ ...process, secrets: request.secrets }, target.process, deadlineMs),
    closing,
  });
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
  const listening = tellDatabase({ target, directory, port: String(port), values });
  const known = values(listening);
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
