// Starts what the target needs beside it, each healthy before the next, and tells the target where they are.

import { join } from 'node:path';

import type { TargetProcess } from '../../../contract/deployment';
import type { TargetDefinition } from '../../../contract/target';
import type { Timing } from '../../../contract/timing';
import type { Companion } from '../../../contract/program';
import { CleanupStack } from '../../../support/cleanup-stack';
import { fillInAll } from '../../../support/text/fill-in';
import { makeFolders } from '../../../support/files/make-folders.cjs';
import type { RunDirectory } from '../../../support/files/run-directory';
import { awaitHealthy } from '../../common/await-healthy';
import type { StartRequest } from '../../common/process-host';
import { launchProgram } from './launch-program';
import { spawnTarget } from './spawn-target';
import { startAtFreePort } from './start-at-free-port';

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
  readonly closing: AbortSignal;
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
      request.secrets.addVariables(companion.environment);
      const process = await startAtFreePort({
        spawn: (port) => spawnOne(companion, options, request, { directory, port }),
        untilHealthy: (one) =>
          awaitHealthy({ ...one, secrets: request.secrets }, companion, options.timing.deadlineMs),
        closing: options.closing,
      });
      started.defer(companion.name, () => process.stop());
      if (companion.urlVariable !== undefined) urls[companion.urlVariable] = process.url;
    }
  } catch (thrown) {
    await started.close();
    throw thrown;
  }
  return { urls, stop: () => started.close() };
}

async function spawnOne(
  { name, argv, directory: from, environment }: Companion,
  { run, bundle }: Pick<CompanionContext, 'run' | 'bundle'>,
  request: StartRequest,
  { directory, port }: { readonly directory: string; readonly port: number },
): Promise<TargetProcess> {
  const own = join(directory, `beside-${name}`);
  makeFolders(own);
  const listening = { host: '127.0.0.1', port: String(port) };
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
