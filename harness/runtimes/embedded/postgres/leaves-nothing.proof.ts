// Whatever ends a run, and when: nothing of it is left.

import { spawn, type ChildProcess } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  readlinkSync,
  rmSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as delay } from 'node:timers/promises';
import { buildSync } from 'esbuild';
import { acceptsConnections } from '../../../support/accepts-connections';

const PROMISED_MS = 5000;

/** Long enough for a cold start on a busy machine: only a run that hangs meets it. */
const PATIENCE_MS = 30_000;

const SCHEMA = 'CREATE TABLE users (id uuid);';

interface Said {
  readonly path?: string;
  readonly port?: number;
  readonly pid?: number;
}

interface Run {
  readonly process: ChildProcess;
  /** All that it has said. */
  readonly said: Said;
  /** Once it has said this, and where a name is given, has such a file in its directory. */
  reaches(at: string, file?: RegExp): Promise<void>;
}

let folder: string;
let cache: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'leaves-nothing-test-'));
  chmodSync(folder, 0o755);
  cache = join(folder, 'cache');
  mkdirSync(cache);
  buildSync({
    entryPoints: [join(__dirname, 'leaves-nothing.fixture.ts')],
    bundle: true,
    platform: 'node',
    external: ['pg-native'],
    outfile: join(folder, 'run.js'),
    logLevel: 'error',
  });
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Only there can processes be found by where they work, and shared memory by who made it. */
const onLinux = process.platform === 'linux' ? describe : describe.skip;

onLinux('nothing is left', () => {
  test('of two first runs at once, which do each other no harm', async () => {
    const runs = [start(SCHEMA, 'once'), start(SCHEMA, 'once')];
    const ended = runs.map(({ process: child }) => new Promise((resolve) => child.once('exit', resolve)));
    expect(await Promise.all(ended)).toEqual([0, 0]);
    expect(runs.flatMap(remainsOf)).toEqual([]);
    expect(readdirSync(cache).map((name) => name.split('-')[0])).toEqual(['cluster', 'leases', 'postgres']);
  }, 60_000);

  test.each(['SIGKILL', 'SIGTERM', 'SIGINT', 'SIGHUP'] as const)(
    'of a running server after %s',
    async (signal) => {
      const run = start(SCHEMA);
      await run.reaches('started');
      const { port = 0 } = run.said;
      expect(remainsOf(run).map((remain) => remain.split(' ')[0])).toEqual(
        expect.arrayContaining(['process', 'segment']),
      );
      expect(await acceptsConnections(port)).toBe(true);
      run.process.kill(signal);
      expect(await remainsInTheEnd(run)).toEqual([]);
      expect(await acceptsConnections(port)).toBe(false);
    },
    60_000,
  );

  test.each([
    ['before anything is done', SCHEMA, 'opened', undefined],
    ['while a data directory is written', SCHEMA, 'template', /^postgres$/],
    ['while a server starts', SCHEMA, 'template', /^postgres\.log$/],
    ['while initdb runs', 'CREATE TABLE a ()', 'binaries', /^building-\w+\/data\/base$/],
    ['while the template is filled', 'CREATE TABLE b ()', 'binaries', /^building-\w+\/server\.log$/],
  ])(
    'after SIGKILL %s',
    async (_when, schemaSql, at, file) => {
      const run = start(schemaSql);
      await run.reaches(at, file);
      run.process.kill('SIGKILL');
      expect(await remainsInTheEnd(run)).toEqual([]);
    },
    60_000,
  );
});

function start(schemaSql: string, once = ''): Run {
  const child = spawn(process.execPath, [join(folder, 'run.js'), __dirname, schemaSql, once], {
    env: { ...process.env, CHAOS401_CACHE_DIR: cache },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const said: Said & { at: string[] } = { at: [] };
  createInterface({ input: child.stdout }).on('line', (line) => {
    const { at, ...more } = JSON.parse(line) as Said & { readonly at: string };
    Object.assign(said, more);
    said.at.push(at);
  });
  return {
    process: child,
    said,
    async reaches(at, file) {
      const deadline = performance.now() + PATIENCE_MS;
      while (!(said.at.includes(at) && (file === undefined || hasFile(said, file)))) {
        if (child.exitCode !== null) throw new Error(`It ended before it was ${at}`);
        if (performance.now() > deadline)
          throw new Error(`It was not ${at} within ${String(PATIENCE_MS)} ms`);
        await delay(1);
      }
    },
  };
}

function hasFile({ path = '' }: Said, file: RegExp): boolean {
  return filesBelow(path, 3).some((name) => file.test(name.slice(path.length + 1)));
}

/** Paths, `depth` folders deep at most; what is not readable, or gone meanwhile, has none. */
function filesBelow(path: string, depth: number): readonly string[] {
  try {
    const names = readdirSync(path).map((name) => join(path, name));
    return depth === 1 ? names : [...names, ...names.flatMap((name) => filesBelow(name, depth - 1))];
  } catch {
    return [];
  }
}

async function remainsInTheEnd(run: Run): Promise<readonly string[]> {
  const deadline = performance.now() + PROMISED_MS;
  for (;;) {
    const remains = remainsOf(run);
    if (remains.length === 0 || performance.now() > deadline) return remains;
    await delay(10);
  }
}

/** Directories, the processes that work there, the watchdog, and shared memory that its server made. */
function remainsOf({ process: owner, said: { path = '', pid } }: Run): readonly string[] {
  const processes = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name) && isOf(Number(name), path, String(owner.pid)))
    .map((name) => `process ${name}`);
  const segments = readFileSync('/proc/sysvipc/shm', 'latin1')
    .split('\n')
    .filter((line) => pid !== undefined && line.trim().split(/\s+/)[4] === String(pid))
    .map((line) => `segment ${line}`);
  const sites = readdirSync(cache).filter((name) => name.startsWith('chaos-401-'));
  return [...processes, ...segments, ...sites, ...(existsSync(path) ? [path] : [])];
}

function isOf(pid: number, path: string, owner: string): boolean {
  try {
    const command = readFileSync(`/proc/${String(pid)}/cmdline`, 'latin1');
    if (command.includes(path) || command.includes(`\0chaos-401-watchdog\0${owner}\0`)) return true;
    return readlinkSync(`/proc/${String(pid)}/cwd`).includes(path);
  } catch {
    return false;
  }
}
