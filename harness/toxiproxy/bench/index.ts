// Measures Toxiproxy servers side by side, each as a process of its own, in turns, so that all meet the same load.
import { manyConnections, roundTrips, stalled, throughput } from './measures';
import { selectOne, type Database } from './select-one';
import { startServerProcess, type CommandFor, type ServerProcess } from './server-process';
import { startUpstreams } from './upstreams';

export type { Database } from './select-one';
export type { CommandFor } from './server-process';

/** Of one round. Times in milliseconds, memory in MiB. */
export interface Figures {
  /** What the proxy adds to a round trip of 64 bytes. */
  readonly addedP50: number;
  readonly addedP99: number;
  /** What it adds to a `select 1`. */
  readonly addedToSelectP50: number;
  readonly addedToSelectP99: number;
  /** MiB a second from upstream to client. */
  readonly throughput: number;
  /** Until 1000 connections are open and each has had one echo. */
  readonly thousandConnections: number;
  readonly memoryWithThousand: number;
  /** How much memory grew while an upstream poured into a client that did not read. */
  readonly growthWhileStalled: number;
}

export interface BenchOptions {
  /** By the name under which its figures come back. */
  readonly servers: Readonly<Record<string, CommandFor>>;
  /** A real one, for `select 1`. */
  readonly database: Database;
  readonly rounds: number;
  readonly floodMiB?: number;
  readonly signal: AbortSignal;
}

const CONNECTIONS = 1000;
const STALL_MS = 500;

interface Contestant {
  readonly name: string;
  readonly server: ServerProcess;
  /** `host:port` of its proxies. */
  readonly echo: string;
  readonly flood: string;
  readonly database: string;
}

/** By name, one of each round. Nothing is left of the servers, whatever becomes of it. */
export async function benchToxiproxies(options: BenchOptions): Promise<Record<string, readonly Figures[]>> {
  const { servers, database, rounds, floodMiB = 512, signal } = options;
  const upstreams = await startUpstreams(floodMiB * 2 ** 20);
  const running: ServerProcess[] = [];
  try {
    const contestants: Contestant[] = [];
    for (const [name, command] of Object.entries(servers)) {
      const server = await startServerProcess(command);
      running.push(server);
      contestants.push({
        name,
        server,
        echo: await proxyOn(server, 'echo', upstreams.echo),
        flood: await proxyOn(server, 'flood', upstreams.flood),
        database: await proxyOn(server, 'database', database.address),
      });
    }
    const figures: Record<string, Figures[]> = Object.fromEntries(contestants.map(({ name }) => [name, []]));
    for (let round = 0; round < rounds; round += 1) {
      for (let turn = 0; turn < contestants.length; turn += 1) {
        signal.throwIfAborted();
        const one = contestants[(round + turn) % contestants.length];
        if (one !== undefined) figures[one.name]?.push(await oneRound(one, upstreams.echo, database));
      }
    }
    return figures;
  } finally {
    for (const server of running) await server.stop();
    upstreams.close();
  }
}

async function oneRound(one: Contestant, directEcho: string, database: Database): Promise<Figures> {
  const { server, echo, flood } = one;
  const without = await roundTrips(directEcho);
  const through = await roundTrips(echo);
  const selectWithout = await selectOne(database);
  const selectThrough = await selectOne({ ...database, address: one.database });
  const before = server.memory();
  let growthWhileStalled = 0;
  await stalled(flood, STALL_MS, () => (growthWhileStalled = server.memory() - before));
  let memoryWithThousand = 0;
  const open = (): void => void (memoryWithThousand = server.memory());
  return {
    addedP50: through.p50 - without.p50,
    addedP99: through.p99 - without.p99,
    addedToSelectP50: selectThrough.p50 - selectWithout.p50,
    addedToSelectP99: selectThrough.p99 - selectWithout.p99,
    throughput: await throughput(flood),
    thousandConnections: await manyConnections(echo, CONNECTIONS, open),
    memoryWithThousand,
    growthWhileStalled,
  };
}

/** Where it listens: `host:port`. */
async function proxyOn({ url }: ServerProcess, name: string, upstream: string): Promise<string> {
  const body = JSON.stringify({ name, listen: '127.0.0.1:0', upstream });
  const response = await fetch(`${url}/proxies`, { method: 'POST', body });
  return ((await response.json()) as { listen: string }).listen;
}
