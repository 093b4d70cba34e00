// Measures Toxiproxy servers side by side, each as a process of its own, in turns, so that all meet the same load.
import { manyConnections, roundTrips, stalled, throughput } from './measures';
import { startServerProcess, type CommandFor, type ServerProcess } from './server-process';
import { startUpstreams } from './upstreams';

export type { CommandFor } from './server-process';

/** Medians over the rounds. Times in milliseconds, memory in MiB. */
export interface Figures {
  readonly addedP50: number;
  readonly addedP99: number;
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
  readonly rounds?: number;
  readonly floodMiB?: number;
}

const CONNECTIONS = 1000;
const STALL_MS = 500;

export async function benchToxiproxies(options: BenchOptions): Promise<Record<string, Figures>> {
  const { servers, rounds = 5, floodMiB = 512 } = options;
  const upstreams = await startUpstreams(floodMiB * 2 ** 20);
  const running: [string, ServerProcess, Figures[]][] = [];
  try {
    for (const [name, command] of Object.entries(servers))
      running.push([name, await startServerProcess(command), []]);
    const addresses = await Promise.all(
      running.map(([, { url }]) => proxiesOn(url, upstreams.echo, upstreams.flood)),
    );
    for (let round = 0; round < rounds; round += 1) {
      for (const [index, [, server, figures]] of running.entries()) {
        const { echo, flood } = addresses[index] ?? { echo: '', flood: '' };
        figures.push(await oneRound(server, upstreams.echo, echo, flood));
      }
    }
  } finally {
    for (const [, server] of running) await server.stop();
    upstreams.close();
  }
  return Object.fromEntries(running.map(([name, , figures]) => [name, medians(figures)]));
}

async function oneRound(
  server: ServerProcess,
  direct: string,
  echo: string,
  flood: string,
): Promise<Figures> {
  const without = await roundTrips(direct);
  const through = await roundTrips(echo);
  const before = server.memory();
  let growthWhileStalled = 0;
  await stalled(flood, STALL_MS, () => (growthWhileStalled = server.memory() - before));
  let memoryWithThousand = 0;
  const open = (): void => void (memoryWithThousand = server.memory());
  return {
    addedP50: through.p50 - without.p50,
    addedP99: through.p99 - without.p99,
    throughput: await throughput(flood),
    thousandConnections: await manyConnections(echo, CONNECTIONS, open),
    memoryWithThousand,
    growthWhileStalled,
  };
}

async function proxiesOn(url: string, echo: string, flood: string): Promise<{ echo: string; flood: string }> {
  const create = async (name: string, upstream: string): Promise<string> => {
    const body = JSON.stringify({ name, listen: '127.0.0.1:0', upstream });
    const response = await fetch(`${url}/proxies`, { method: 'POST', body });
    return ((await response.json()) as { listen: string }).listen;
  };
  return { echo: await create('echo', echo), flood: await create('flood', flood) };
}

function medians(figures: readonly Figures[]): Figures {
  const median = (key: keyof Figures): number => {
    const values = figures.map((figure) => figure[key]).sort((one, other) => one - other);
    return values[Math.floor(values.length / 2)] ?? Number.NaN;
  };
  return {
    addedP50: median('addedP50'),
    addedP99: median('addedP99'),
    throughput: median('throughput'),
    thousandConnections: median('thousandConnections'),
    memoryWithThousand: median('memoryWithThousand'),
    growthWhileStalled: median('growthWhileStalled'),
  };
}
