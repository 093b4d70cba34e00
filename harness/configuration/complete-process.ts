// How the backend is started: program, environment, readiness, and what runs beside it.

import { resolve } from 'node:path';
import type {
  CompanionConfiguration,
  JobConfiguration,
  ProcessConfiguration,
  Readiness,
} from '../contract/configuration';
import type { Companion, Program } from '../contract/program';
import type { TargetDefinition } from '../contract/target';
import type { TextReader } from './read-text';

type Process = TargetDefinition['process'];

export interface ProcessContext {
  /** Absolute. */
  readonly root: string;
  readonly texts: TextReader;
  /** What is asked where the configuration names no other path. */
  readonly probePath: string;
  readonly companions: Readonly<Record<string, CompanionConfiguration>> | undefined;
}

export function completeProcess(process: ProcessConfiguration, context: ProcessContext): Process {
  const { root, texts, probePath, companions } = context;
  const { startsWithoutDatabase, supervised } = process;
  const inherited = 'command' in process ? texts.inherited() : {};
  return {
    program: programOf(process, root),
    environment: { ...inherited, ...texts.all('process.environment', process.environment) },
    health: readinessOf(process.health, probePath, 'bundle' in process ? undefined : PATIENT_SECONDS),
    ...(startsWithoutDatabase === undefined ? {} : { startsWithoutDatabase }),
    ...('loadsDotenv' in process && process.loadsDotenv !== undefined
      ? { loadsDotenv: process.loadsDotenv }
      : {}),
    ...(supervised === undefined ? {} : { supervised }),
    ...(companions === undefined
      ? {}
      : { companions: Object.entries(companions).map((entry) => companionOf(entry, context)) }),
  };
}

export function completeJob(job: JobConfiguration | undefined, root: string) {
  if (job === undefined) return {};
  return { aggressiveCleanup: { program: programOf(job, root), environment: job.environment } };
}

function programOf(process: ProcessConfiguration | JobConfiguration, root: string): Program {
  if ('bundle' in process) return { kind: 'bundle', file: process.bundle };
  return { kind: 'command', argv: process.command, directory: resolve(root, process.directory ?? '.') };
}

function companionOf(
  [name, companion]: [string, CompanionConfiguration],
  context: ProcessContext,
): Companion {
  const { command, directory = '.', environment, urlVariable, health } = companion;
  const { root, texts } = context;
  return {
    name,
    argv: command,
    directory: resolve(root, directory),
    environment: {
      ...texts.inherited(),
      ...texts.all(`companions.${name}.environment`, environment),
    },
    ...(urlVariable === undefined ? {} : { urlVariable }),
    health: readinessOf(health, '/', PATIENT_SECONDS),
  };
}

const SECOND_MS = 1000;
const PATIENT_SECONDS = 30;

function readinessOf(
  { path, statuses, line, ...given }: Readiness = {},
  probePath: string,
  usual: number | undefined,
): Process['health'] {
  const seconds = given.seconds ?? usual;
  return {
    path: path ?? probePath,
    statuses: statuses ?? (path === undefined ? range(200, 499) : range(200, 299)),
    ...(line === undefined ? {} : { line }),
    ...(seconds === undefined ? {} : { deadlineMs: seconds * SECOND_MS }),
  };
}

function range(first: number, last: number): number[] {
  return Array.from({ length: last - first + 1 }, (_, index) => first + index);
}
