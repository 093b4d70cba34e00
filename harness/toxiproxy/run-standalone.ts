// Toxiproxy as a program of its own, until SIGINT or SIGTERM.
import { UserError } from '../support/user-error';
import { startToxiproxy } from './start-toxiproxy';

export interface StandaloneOptions {
  readonly host: string;
  readonly port: number;
  readonly proxyMetrics?: boolean;
  readonly runtimeMetrics?: boolean;
  /** Gets one line, when it listens. */
  readonly print?: (line: string) => void;
  /** Ends it; by default the first SIGINT or SIGTERM. Resolves to the signal's exit code, 130 or 143. */
  readonly stopped?: Promise<number>;
}

/** Resolves to the exit code once everything is closed. Throws a `UserError` when it cannot listen. */
export async function runStandalone(options: StandaloneOptions): Promise<number> {
  const { host, port, print = console.log, stopped = signalled() } = options;
  const metrics = { proxy: options.proxyMetrics === true, runtime: options.runtimeMetrics === true };
  const server = await startToxiproxy({ host, port, metrics }).catch((fault: unknown) => {
    throw cannotListen(fault as NodeJS.ErrnoException, `${host}:${String(port)}`);
  });
  print(`Toxiproxy-compatible server listening on ${server.url}`);
  const code = await stopped;
  await server.close();
  return code;
}

function signalled(): Promise<number> {
  return new Promise((resolve) => {
    process.once('SIGINT', () => resolve(130));
    process.once('SIGTERM', () => resolve(143));
  });
}

function cannotListen(fault: NodeJS.ErrnoException, value: string): UserError {
  const taken = fault.code === 'EADDRINUSE';
  return new UserError({
    to: 'start the Toxiproxy-compatible server',
    why: taken ? 'the port is taken' : fault.message,
    value,
    remedy: taken ? 'Free the port, or give another one with --port' : 'Give another --host or --port',
    cause: fault,
  });
}
