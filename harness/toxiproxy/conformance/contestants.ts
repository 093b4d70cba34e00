// The servers that one set of assertions is run against: ours, and the real one where TOXIPROXY_SERVER gives its path.
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { startToxiproxy } from '../index';
import { call } from './api';
import { eventually } from './eventually';

export interface Flags {
  readonly proxyMetrics?: boolean;
  readonly runtimeMetrics?: boolean;
}

export interface RunningServer {
  readonly url: string;
  close(): Promise<void>;
}

export interface Contestant {
  readonly name: string;
  start(flags?: Flags): Promise<RunningServer>;
}

const path = process.env.TOXIPROXY_SERVER ?? '';

/** Throws where TOXIPROXY_SERVER_REQUIRED=1 asks for the real one and no path leads to it: a skipped run proves nothing. */
export function contestants(): Contestant[] {
  const ours: Contestant = {
    name: 'ours',
    start: ({ proxyMetrics = false, runtimeMetrics = false } = {}) =>
      startToxiproxy({ metrics: { proxy: proxyMetrics, runtime: runtimeMetrics } }),
  };
  if (path !== '') return [ours, { name: 'the real one', start: (flags = {}) => startReal(path, flags) }];
  if (process.env.TOXIPROXY_SERVER_REQUIRED === '1')
    throw new Error(
      'TOXIPROXY_SERVER_REQUIRED=1, but TOXIPROXY_SERVER names no Toxiproxy binary to compare with.',
    );
  return [ours];
}

async function startReal(binary: string, flags: Flags): Promise<RunningServer> {
  const port = await freePort();
  const url = `http://127.0.0.1:${String(port)}`;
  const options = ['-host', '127.0.0.1', '-port', String(port)];
  if (flags.proxyMetrics === true) options.push('-proxy-metrics');
  if (flags.runtimeMetrics === true) options.push('-runtime-metrics');
  const child = spawn(binary, options, { stdio: 'ignore', env: { LOG_LEVEL: 'error' } });
  const failed = once(child, 'error').then(([fault]) => Promise.reject(fault as Error));
  const answers = eventually('the real Toxiproxy answers', async () => {
    if (child.exitCode !== null) throw new Error(`the real Toxiproxy ended with ${String(child.exitCode)}`);
    return (await call(url, 'GET', '/version').catch(() => undefined))?.status === 200;
  });
  await Promise.race([failed, answers]);
  failed.catch(() => undefined);
  return { url, close: () => end(child) };
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exit = once(child, 'exit');
  child.kill('SIGKILL');
  await exit;
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((listening) => server.listen({ host: '127.0.0.1', port: 0 }, listening));
  const { port } = server.address() as AddressInfo;
  await new Promise((closed) => server.close(closed));
  return port;
}
