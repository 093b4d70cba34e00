// Starts what the target needs beside it, each healthy before the next, and tells the target where they are.

import { mkdirSync } from 'node:fs';
import { join } from 'node:path';

import type { TargetProcess } from '../../contract/deployment';
import type { TargetDefinition } from '../../contract/target';
import type { Timing } from '../../contract/timing';
import type { Companion } from '../../contract/program';
import { CleanupStack } from '../../support/cleanup-stack';
import { fillInAll } from '../../support/fill-in';
import { freePort } from '../../support/free-port';
import type { RunDirectory } from '../../support/run-directory';
import { awaitHealthy } from '../common/await-healthy';
import type { StartRequest } from '../common/process-host';
import { launchProgram } from './launch-program';
import { spawnTarget } from './spawn-target';

export interface Companions {
  /** Base URLs, by the target's variables. */
  readonly urls: Readonly<Record<string, string>>;
  stop(): Promise<void>;
}

export interface CompanionContext {
  readonly target: TargetDefinition;
  readonly timing: Timing;
  readonly run: RunDirectory;
  readonly bundle: (file: string) => Promise<string>;
}

/** Where one does not come up, those before it are stopped. */
export async function startCompanions(
  options: CompanionContext,
  request: StartRequest,
  directory: string,
): Promise<Companions> {
  const started = new CleanupStack();
  const urls: Record<string, string> = {};
  try {
    for (const companion of options.target.process.companions ?? []) {
      const process = await startOne(companion, options, request, directory);
      started.defer(companion.name, () => process.stop());
      if (companion.urlVariable !== undefined) urls[companion.urlVariable] = process.url;
      request.secrets.addVariables(companion.environment);
      await awaitHealthy({ ...process, secrets: request.secrets }, companion, options.timing.deadlineMs);
    }
  } catch (thrown) {
    await started.close();
    throw thrown;
  }
  return { urls, stop: () => started.close() };
}

async function startOne(
  { name, argv, directory: from, environment }: Companion,
  { run, bundle }: Pick<CompanionContext, 'run' | 'bundle'>,
  request: StartRequest,
  directory: string,
): Promise<TargetProcess> {
  const own = join(directory, `beside-${name}`);
  mkdirSync(own, { recursive: true });
  const listening = { host: '127.0.0.1', port: String(await freePort()) };
  const values = request.values(listening);
  const whole = { ...request.environment(listening), ...fillInAll(environment, values) };
  const program = { kind: 'command', argv, directory: from } as const;
  return spawnTarget({
    launch: await launchProgram(program, {
      bundle,
      directory: own,
      environment: whole,
      values,
      key: `companions.${name}`,
    }),
    url: `http://${listening.host}:${listening.port}`,
    environment: whole,
    directory: own,
    startOptions: {},
    watchdog: run.watchdog,
  });
}
