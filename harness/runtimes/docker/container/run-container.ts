// Starts a container, reads its output as it comes, knows how it ended, and removes it.

import { closeSync, openSync, writeSync } from 'node:fs';
import { Writable } from 'node:stream';

import {
  getContainerRuntimeClient,
  type ContainerRuntimeClient,
  type StartedTestContainer,
} from 'testcontainers';

import { withLastLines } from '../../../support/text/last-lines';
import { LineLog } from '../../../support/line-log';
import { messageOf, UserError } from '../../../support/user-error';
import { LoopbackContainer, type ContainerOrder } from './loopback-container';

type Handle = ReturnType<ContainerRuntimeClient['container']['getById']>;

export interface RunningContainer {
  readonly id: string;
  readonly name: string;
  /** Where the published port is to be reached; a container that was started again has another. */
  readonly address: { readonly host: string; readonly port: number };
  readonly log: LineLog;
  /** Null while it runs, else how it ended: `exit code 1`, `SIGKILL`. */
  ended(): string | null;
  /** Resolves once it has ended. */
  hasEnded(): Promise<void>;
  /** As the engine knows it. */
  environment(): Promise<Record<string, string>>;
  exec: StartedTestContainer['exec'];
  commit: StartedTestContainer['commit'];
  signal(name: string): Promise<void>;
  /** Starts it again once it has ended. */
  startAgain(): Promise<void>;
  /** Kills it. Resolves once its output has ended, as it does with the process; what the engine then does takes longer. */
  stop(): Promise<void>;
  /** Ends it at once where it runs. Resolves once it is gone, and its volumes with it. */
  remove(): Promise<void>;
}

export interface RunOptions extends ContainerOrder {
  /** For the message that it did not start: `PostgreSQL`. */
  readonly title: string;
  readonly logPath: string;
  /** What people know it by, where `image` is an id. */
  readonly imageName?: string;
}

const LAST_LINES = 20;
/** How long the last output may take, in ms, after the end. */
const LAST_OUTPUT_MS = 500;

/** Resolves once it runs, which says nothing yet of what it is for. Rejects with a `UserError`, and nothing is left of it then. */
export async function runContainer(options: RunOptions): Promise<RunningContainer> {
  const { container } = await getContainerRuntimeClient();
  const handle = container.getById(options.name);
  const watched = new WatchedContainer(handle, options.logPath);
  let started: StartedTestContainer;
  try {
    started = await Promise.race([
      new LoopbackContainer(options, () => watched.watch()).start(),
      // Testcontainers would go on asking for the ports of one that has ended already.
      watched.end.then((how) => Promise.reject(new Error(`it ended at its start with ${how}`))),
    ]);
  } catch (thrown) {
    if (watched.ended !== null) await watched.log.waitFor(() => false, { deadlineMs: LAST_OUTPUT_MS });
    await remove(handle);
    throw startRefusal(options, messageOf(thrown), watched.log, thrown);
  }
  let gone: Promise<void> | null = null;
  let port = started.getMappedPort(options.port);
  return {
    id: started.getId().slice(0, SHORT_ID),
    name: options.name,
    get address() {
      return { host: '127.0.0.1', port };
    },
    log: watched.log,
    ended: () => watched.ended,
    hasEnded: async () => void (await watched.end),
    async environment() {
      const { Config } = await handle.inspect();
      return Object.fromEntries(Config.Env.map(pairOf));
    },
    exec: (command, execOptions) => started.exec(command, execOptions),
    commit: (commitOptions) => started.commit(commitOptions),
    async signal(name) {
      await handle.kill({ signal: name });
    },
    async startAgain() {
      await watched.watch();
      await handle.start();
      const { NetworkSettings } = await handle.inspect();
      port = Number(NetworkSettings.Ports[`${String(options.port)}/tcp`]?.[0]?.HostPort);
    },
    async stop() {
      gone ??= remove(handle);
      gone.catch(() => undefined);
      await Promise.race([watched.outputEnd, gone]);
    },
    async remove() {
      await (gone ??= remove(handle));
      await watched.end;
    },
  };
}

/** Why something that was to be in a container is not there: with the last lines of its log, and the image's name. */
export function startRefusal(
  { title, image, imageName = image }: Pick<RunOptions, 'title' | 'image' | 'imageName'>,
  why: string,
  log: LineLog,
  cause?: unknown,
): UserError {
  return new UserError({
    to: `start ${title}`,
    why: withLastLines(why, log.lines, { count: LAST_LINES, none: 'its log is empty' }),
    value: `image ${imageName}`,
    remedy: 'Mend what the log says, or take another image',
    cause,
  });
}

const SHORT_ID = 12;

class WatchedContainer {
  readonly log = new LineLog();
  ended: string | null = null;
  /** Of its first run, or of the one that `watch` was last called for. */
  end: Promise<string>;
  outputEnd: Promise<void> = Promise.resolve();
  private tell: (how: string) => void = () => undefined;

  constructor(
    private readonly handle: Handle,
    private readonly logPath: string,
  ) {
    this.end = new Promise((resolve) => (this.tell = resolve));
  }

  /** To be called before each start. */
  async watch(): Promise<void> {
    const { handle } = this;
    if (this.ended !== null) this.end = new Promise((resolve) => (this.tell = resolve));
    this.ended = null;
    const output = await handle.attach({ stream: true, stdout: true, stderr: true });
    const file = openSync(this.logPath, 'a', 0o600);
    const writers = [this.log.stream(), this.log.stream()].map(
      (lines) =>
        new Writable({
          write(chunk: Buffer, _encoding, done) {
            writeSync(file, chunk);
            lines.write(chunk);
            done();
          },
        }),
    ) as [Writable, Writable];
    const modem = handle.modem as { demuxStream(output: unknown, ...writers: Writable[]): void };
    modem.demuxStream(output, ...writers);
    const closed = new Promise<void>((resolve) => {
      output
        .once('close', resolve)
        .once('end', resolve)
        .once('error', () => resolve());
    });
    this.outputEnd = closed;
    void closed.then(() => closeSync(file));
    void waitForEnd(handle).then(async (how) => {
      this.ended = how;
      this.tell(how);
      await closed;
      this.log.end();
    });
  }
}

/** Begun before the start, so that no end is missed. */
async function waitForEnd(handle: Handle): Promise<string> {
  try {
    const { StatusCode } = (await handle.wait({ condition: 'next-exit' })) as { StatusCode: number };
    const signal = SIGNALS[StatusCode - KILLED];
    return signal ?? `exit code ${String(StatusCode)}`;
  } catch (thrown) {
    return `no word of it from the engine: ${messageOf(thrown)}`;
  }
}

/** What a shell adds to a signal's number. */
const KILLED = 128;
const SIGNALS: Readonly<Record<number, string>> = { 9: 'SIGKILL', 11: 'SIGSEGV', 15: 'SIGTERM' };

/** One that is gone, or going, is what was wanted. */
async function remove(handle: Handle): Promise<void> {
  try {
    await handle.remove({ force: true, v: true });
  } catch (thrown) {
    const { statusCode } = thrown as { statusCode?: number };
    if (statusCode !== 404 && statusCode !== 409) throw thrown;
  }
}

function pairOf(entry: string): [name: string, value: string] {
  const at = entry.indexOf('=');
  return [entry.slice(0, at), entry.slice(at + 1)];
}
