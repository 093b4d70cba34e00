// Starts the target's processes of one lane as containers, each beside those that run.

import { join, posix } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

import type { TargetProcess } from '../../../contract/deployment';
import type { TargetDefinition } from '../../../contract/target';
import type { Timing } from '../../../contract/timing';
import { awaitHealthy } from '../../common/await-healthy';
import type { ProcessHost, StartRequest } from '../../common/process-host';
import { runContainer, type RunningContainer } from '../container/run-container';
import type { FoundImage } from '../engine/find-image';
import { bundledFile, bundleName } from './target-bundles';

export interface ProcessHostOptions {
  readonly target: TargetDefinition;
  readonly timing: Timing;
  readonly image: Promise<FoundImage>;
  readonly network: Promise<string>;
  /** What the names of its containers begin with. */
  readonly name: string;
  /** Folder of the logs. */
  readonly logs: string;
  readonly closing: AbortSignal;
  /** Told what is still going on when a process has been stopped. */
  readonly afterwards: (removal: Promise<void>) => void;
}

/** In the container, as the image's own default is. */
const PORT = 3001;
/** The engine makes them, empty. */
const DIRECTORIES = { home: '/srv/home', elsewhere: '/srv/elsewhere' } as const;

/** A start does more than what the deadline is made for, and a container more than a process. */
const HEALTH_DEADLINES = 6;
/** Before the container listens, each question costs the engine's port forwarding a connection. */
const PAUSE_MS = 15;
/** A job that takes longer is waited for no more. */
const JOB_MS = 300_000;

export function processHost(options: ProcessHostOptions): ProcessHost {
  const running = new Set<RunningContainer>();
  let count = 0;
  return {
    async start(request) {
      options.closing.throwIfAborted();
      count += 1;
      const container = await startContainer(options, request, `${options.name}-${String(count)}`);
      running.add(container);
      const process = processOf(options, request, container, () => {
        if (running.delete(container)) options.afterwards(container.remove());
      });
      const stop = (): void => void process.stop().catch(() => undefined);
      options.closing.addEventListener('abort', stop, { once: true });
      try {
        const { name: image } = await options.image;
        const deadlineMs = HEALTH_DEADLINES * options.timing.deadlineMs;
        const starting = { ...process, image, pauseMs: PAUSE_MS, secrets: request.secrets };
        await awaitHealthy(starting, options.target.process, deadlineMs);
        await awaitSecretLine(options, request, process);
        return process;
      } catch (thrown) {
        await process.stop();
        throw thrown;
      } finally {
        options.closing.removeEventListener('abort', stop);
      }
    },
    async runJob({ program, environment }) {
      const [container] = running;
      if (container === undefined) throw new Error('The target does not run.');
      const { workingDirectory } = await options.image;
      const command = ['node', posix.join(workingDirectory, bundleName(bundledFile(program)))];
      const job = container.exec(command, {
        env: environment({ host: '0.0.0.0', port: String(PORT) }),
        workingDir: DIRECTORIES.home,
      });
      const { exitCode, output } = await withinTime(job, JOB_MS, options.closing);
      return { exitCode, output };
    },
  };
}

/** The engine ends no command of a container before the container: what is late goes with that. */
async function withinTime<T>(work: Promise<T>, ms: number, closing: AbortSignal): Promise<T> {
  const done = new AbortController();
  const late = sleep(ms, undefined, { signal: AbortSignal.any([done.signal, closing]) }).then(() => {
    throw new Error(`It has not ended after ${String(ms / 1000)} s.`);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    done.abort();
  }
}

async function startContainer(
  { target, image, network, logs }: ProcessHostOptions,
  { options, environment, dotenv }: StartRequest,
  name: string,
): Promise<RunningContainer> {
  const { name: imageName, workingDirectory } = await image;
  return runContainer({
    title: 'the target',
    image: imageName,
    name,
    network: await network,
    logPath: join(logs, `${name}.log`),
    port: PORT,
    command: ['node', posix.join(workingDirectory, bundleName(bundledFile(target.process.program)))],
    workingDirectory: DIRECTORIES[options.directory ?? 'home'],
    environment: environment({ host: '0.0.0.0', port: String(PORT) }),
    ...(dotenv === null ? {} : { files: [{ path: `${DIRECTORIES.home}/.env`, content: dotenv }] }),
  });
}

function processOf(
  { logs }: ProcessHostOptions,
  { options }: StartRequest,
  container: RunningContainer,
  stopped: () => void,
): TargetProcess {
  const { host, port } = container.address;
  return {
    id: container.id,
    url: `http://${host}:${String(port)}`,
    log: container.log,
    logPath: join(logs, `${container.name}.log`),
    options,
    ended: () => container.ended(),
    environment: () => container.environment(),
    async stop() {
      stopped();
      await container.stop();
    },
  };
}

/** The health route may answer before the lines that were written at the start have come through the engine. */
async function awaitSecretLine(
  { target, timing }: ProcessHostOptions,
  { environment, dotenv, options }: StartRequest,
  { log }: TargetProcess,
): Promise<void> {
  const { parse, secretFingerprint } = target.log;
  const { secret: variable } = target.variables;
  if (secretFingerprint === undefined || variable === undefined) return;
  const given = environment({ host: '', port: '' })[variable];
  const fromFile = dotenv !== null && options.directory !== 'elsewhere' ? options.dotenv?.secret : undefined;
  if ((given ?? fromFile ?? '') === '') return;
  const says = (line: string): boolean => {
    const record = parse(line);
    return record !== null && secretFingerprint(record) !== null;
  };
  await log.waitFor(says, { deadlineMs: timing.deadlineMs });
}
