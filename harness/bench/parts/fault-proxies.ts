// The Toxiproxy-compatible server beside the real one, both as processes of their own.

import { join } from 'node:path';
import { benchToxiproxies, type CommandFor, type Figures } from '../../toxiproxy/bench';
import { postgresBinaries } from '../../runtimes/embedded/postgres/postgres-binaries';
import { cacheDirectory } from '../../support/files/cache-directory';
import { ratiosOf, type Figure, type Limit, type Unit } from '../figure';
import { startPostgres } from '../naive/start-postgres';
import { newFolder, turnsOf, type MeasurePart, type Setting } from '../setting';

const ROUNDS = 5;
const OURS = 'ours';
const REAL = 'the real one';

const MEASURED: readonly {
  readonly key: keyof Figures;
  readonly name: string;
  readonly unit: Unit;
  /** Of ours to the real one. */
  readonly limit?: Limit;
}[] = [
  {
    key: 'addedToSelectP50',
    name: 'added to a select 1, p50',
    unit: 'ms',
    limit: { is: 'at most', value: 1 },
  },
  { key: 'addedToSelectP99', name: 'added to a select 1, p99', unit: 'ms' },
  {
    key: 'addedP50',
    name: 'added to a round trip of 64 bytes, p50',
    unit: 'ms',
    limit: { is: 'at most', value: 1 },
  },
  { key: 'addedP99', name: 'added to a round trip of 64 bytes, p99', unit: 'ms' },
  { key: 'throughput', name: 'throughput', unit: 'MiB/s', limit: { is: 'at least', value: 1 } },
  { key: 'thousandConnections', name: '1000 connections open, an echo each', unit: 'ms' },
  { key: 'memoryWithThousand', name: 'memory with these', unit: 'MiB' },
  { key: 'growthWhileStalled', name: 'memory grown while a receiver stalls', unit: 'MiB' },
];

export const faultProxies: MeasurePart = async (setting) => {
  const { rounds, signal } = turnsOf(setting, ROUNDS);
  const postgres = await startPostgres(
    await postgresBinaries({ cache: cacheDirectory(), run: setting.run }),
    newFolder(setting),
  );
  try {
    setting.begins('Toxiproxies');
    const { host, port, user, password, database } = postgres;
    const account = { address: `${host}:${String(port)}`, user, password, database };
    const measured = await benchToxiproxies({
      servers: serversOf(setting),
      database: account,
      rounds,
      signal,
    });
    return {
      name: 'fault-proxies',
      title: 'The embedded Toxiproxy',
      figures: [
        ...Object.entries(measured).flatMap(([server, of]) =>
          MEASURED.map(({ key, name, unit }) => figureOf(`${server}: ${name}`, unit, valuesOf(of, key))),
        ),
        ...ratios(measured[OURS] ?? [], measured[REAL]),
      ],
      says: [],
      faults: [],
    };
  } finally {
    await postgres.stop();
  }
};

function serversOf({ project, toxiproxyServer }: Setting): Readonly<Record<string, CommandFor>> {
  const main = join(project, 'harness', 'launch', 'main.cjs');
  return {
    [OURS]: (port) => [process.execPath, main, 'toxiproxy', '--port', String(port)],
    ...(toxiproxyServer === null
      ? {}
      : { [REAL]: (port: number) => [toxiproxyServer, '-host', '127.0.0.1', '-port', String(port)] }),
  };
}

const ALONE = 'ours was measured alone: --toxiproxy-server PATH has the real one run beside it';

/** Only what is promised is worth a ratio. */
function ratios(ours: readonly Figures[], real: readonly Figures[] | undefined): readonly Figure[] {
  return MEASURED.flatMap(({ key, name, limit }): Figure[] => {
    if (limit === undefined) return [];
    const values = real === undefined ? [] : ratiosOf(valuesOf(ours, key), valuesOf(real, key));
    const figure = { ...figureOf(`${name}, ours to the real one`, '×', values), limit };
    return [real === undefined ? { ...figure, unmeasured: ALONE } : figure];
  });
}

function valuesOf(figures: readonly Figures[], key: keyof Figures): readonly number[] {
  return figures.map((figure) => figure[key]);
}

function figureOf(name: string, unit: Unit, values: readonly number[]): Figure {
  return { name, unit, values, how: unit === '×' ? 'round by round' : '' };
}
