import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface, type Interface } from 'node:readline';
import { buildSync } from 'esbuild';
import { watchParent } from './watch-parent';

let folder: string;
let program: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'watch-parent-test-'));
  program = join(folder, 'fixture.js');
  buildSync({
    entryPoints: [join(__dirname, 'watch-parent.fixture.ts')],
    bundle: true,
    platform: 'node',
    outfile: program,
    logLevel: 'error',
  });
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Runs `script` by `sh -c`, as npm does, from a Node process that knows of nothing else. */
function likeNpm(
  script: string,
  env: Record<string, string>,
): { npm: ChildProcess; lines: AsyncIterator<string> } {
  const code = "require('child_process').spawn('sh', ['-c', process.argv[1]], { stdio: 'inherit' })";
  const npm = spawn(process.execPath, ['-e', code, script], {
    env: { PATH: process.env['PATH'], ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const lines: Interface = createInterface({ input: npm.stdout });
  return { npm, lines: lines[Symbol.asyncIterator]() };
}

const node = (): string => `'${process.execPath}' '${program}'`;

// With a command behind it the shell cannot become the program, and outlives npm.
test.each([
  ['the shell became us', (): string => `exec ${node()}`],
  ['a shell stands between', (): string => `${node()}; true`],
])('npm killed, where %s, is noticed', async (_how, script) => {
  const { npm, lines } = likeNpm(script(), { npm_lifecycle_event: 'scenario' });
  expect((await lines.next()).value).toMatch(/^watching \d+$/);
  npm.kill('SIGKILL');
  expect((await lines.next()).value).toBe('gone');
});

test('npm killed before the watch begins is noticed', async () => {
  const afterwards = `echo waiting; while kill -0 $PPID 2>/dev/null; do :; done; ${node()}; true`;
  const { npm, lines } = likeNpm(afterwards, { npm_lifecycle_event: 'scenario' });
  expect((await lines.next()).value).toBe('waiting');
  npm.kill('SIGKILL');
  expect((await lines.next()).value).toMatch(/^watching \d+$/);
  expect((await lines.next()).value).toBe('gone');
});

test('whoever was not started by npm may be left by their parent: nothing is watched', () => {
  jest.useFakeTimers();
  watchParent(() => undefined, { env: {} });
  expect(jest.getTimerCount()).toBe(0);
  const stop = watchParent(() => undefined, { env: { npm_lifecycle_event: 'scenario' } });
  expect(jest.getTimerCount()).toBe(1);
  stop();
  expect(jest.getTimerCount()).toBe(0);
  jest.useRealTimers();
});
