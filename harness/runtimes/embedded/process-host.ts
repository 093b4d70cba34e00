// Starts the target's processes of one lane as children of this one, from the bundled file.

import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import type { TargetProcess } from '../../contract/deployment';
import type { TargetDefinition } from '../../contract/target';
import type { Timing } from '../../contract/timing';
import { freePort } from '../../support/free-port';
import type { RunDirectory } from '../../support/run-directory';
import { awaitHealthy } from '../common/await-healthy';
import type { ProcessHost, StartRequest } from '../common/process-host';
import { bundleTarget } from './bundle-target';
import { runJobProcess } from './run-job-process';
import { spawnTarget } from './spawn-target';

export interface ProcessHostOptions {
  readonly target: TargetDefinition;
  readonly timing: Timing;
  readonly run: RunDirectory;
  readonly bundle: Promise<string>;
  readonly lane: string;
  /** Aborted when the stack closes: nothing new is started then, and what is still starting is stopped. */
  readonly closing: AbortSignal;
}

const PORT_ATTEMPTS = 5;

export function processHost(options: ProcessHostOptions): ProcessHost {
  const { target, run, lane } = options;
  let count = 0;
  const newDirectory = (): string => {
    count += 1;
    const directory = join(run.path, `${lane}-${count}`);
    for (const part of ['home', 'elsewhere']) mkdirSync(join(directory, part), { recursive: true });
    return directory;
  };
  return {
    start: (request) => start(options, request, newDirectory()),
    async runJob({ bundle, environment }) {
      return runJobProcess({
        bundle: await bundleTarget(target, run, bundle),
        environment,
        directory: join(newDirectory(), 'home'),
        watchdog: run.watchdog,
      });
    },
  };
}

async function start(
  options: ProcessHostOptions,
  { environment, dotenv, options: startOptions }: StartRequest,
  directory: string,
): Promise<TargetProcess> {
  if (dotenv !== null) writeFileSync(join(directory, 'home', '.env'), dotenv, { mode: 0o600 });
  const { closing } = options;
  for (let attempt = 1; ; attempt += 1) {
    const [port, bundle] = await Promise.all([freePort(), options.bundle]);
    closing.throwIfAborted();
    const process = spawnTarget({
      bundle,
      url: `http://127.0.0.1:${port}`,
      environment: environment({ host: '127.0.0.1', port: String(port) }),
      directory,
      startOptions,
      watchdog: options.run.watchdog,
    });
    const stop = (): void => void process.stop();
    closing.addEventListener('abort', stop, { once: true });
    try {
      await awaitHealthy(process, options.target.process, HEALTH_DEADLINES * options.timing.deadlineMs);
      return process;
    } catch (thrown) {
      await process.stop();
      const taken = process.log.lines.some((line) => line.includes('EADDRINUSE'));
      if (!taken || attempt === PORT_ATTEMPTS) throw thrown;
    } finally {
      closing.removeEventListener('abort', stop);
    }
  }
}

/** A start does more than what the deadline is made for. */
const HEALTH_DEADLINES = 2;
