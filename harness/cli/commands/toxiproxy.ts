// `npm run toxiproxy -- --host 127.0.0.1 --port 8474`: the Toxiproxy-compatible server alone.

import { InvalidArgumentError } from 'commander';
import type { AddCommand } from '../context';
import { Interrupted } from '../interruption';
import { wholeNumber } from '../arguments';

interface ToxiproxyFlags {
  readonly host: string;
  readonly port: number;
  readonly proxyMetrics?: true;
  readonly runtimeMetrics?: true;
}

export const addToxiproxy: AddCommand = (program, { world, signal, done }) => {
  program
    .command('toxiproxy')
    .description('Runs a Toxiproxy-compatible server until Ctrl-C.')
    .option('--host <address>', 'address that its API listens on', address, '127.0.0.1')
    .option(
      '--port <number>',
      'port that its API listens on; 0 takes a free one',
      wholeNumber(0, 65_535),
      8474,
    )
    .option('--proxy-metrics', 'offer the traffic of each proxy at /metrics')
    .option('--runtime-metrics', 'offer figures of the process at /metrics')
    .action(async (flags: ToxiproxyFlags) => {
      const print = (line: string) => void world.stdout.write(`${line}\n`);
      done(await world.runToxiproxy({ ...flags, print, stopped: interrupted(signal) }));
    });
};

/** Without one it would listen on all that there are. */
function address(value: string): string {
  if (value.trim() === '') throw new InvalidArgumentError('Give an address: 127.0.0.1.');
  return value;
}

function interrupted(signal: AbortSignal): Promise<number> {
  return new Promise((resolve) => {
    const stop = () => resolve(signal.reason instanceof Interrupted ? signal.reason.exitCode : 0);
    if (signal.aborted) stop();
    else signal.addEventListener('abort', stop, { once: true });
  });
}
