import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { identityOf } from './process-identity';
import { startWatchdog } from './watchdog';
import { WATCHDOG_SCRIPT } from './watchdog-script';

let folder: string;
const children: ChildProcess[] = [];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'watchdog test-'));
});

afterEach(async () => {
  for (const child of children.splice(0)) {
    child.kill('SIGKILL');
    await exitOf(child);
  }
  rmSync(folder, { recursive: true, force: true });
});

test('a told path is gone after the close, with spaces in its name and folders in it', async () => {
  const watchdog = startWatchdog();
  const path = join(folder, 'chaos-401-1 2');
  watchdog.path(path);
  mkdirSync(join(path, 'a', 'b'), { recursive: true });
  await watchdog.close();
  expect(existsSync(path)).toBe(false);
});

test('a path that no run makes is refused here, and ignored by the program itself', async () => {
  const path = join(folder, 'precious');
  mkdirSync(path);
  const watchdog = startWatchdog();
  expect(() => watchdog.path(path)).toThrow('would not remove');
  await watchdog.close();
  await runScript(`path ${path}\npath ${folder}/chaos-401-1/../precious\n`);
  expect(existsSync(path)).toBe(true);
});

test('a told child gets the signal that was asked for, and its own children do not outlive it', async () => {
  const child = await start(
    `sh -c 'trap "" TERM; while :; do sleep 1; done' & trap 'exit 3' TERM; echo $!; wait`,
  );
  const watchdog = startWatchdog();
  watchdog.child(pidOf(child), 'TERM');
  await watchdog.close();
  expect(await exitOf(child)).toBe(3);
  // It was sent KILL; its end is the kernel's to bring about.
  while (identityOf(Number(child.said)) !== null) await delay(5);
});

test('a told script of Node’s runs in the end, with its lines on its standard input', async () => {
  const [script, heard] = [join(folder, 'a script.cjs'), join(folder, 'heard')];
  writeFileSync(script, `require('fs').writeFileSync('${heard}', require('fs').readFileSync(0))`);
  const watchdog = startWatchdog();
  watchdog.script(script, ['two  words $HOME', '\\n']);
  expect(() => watchdog.script(script, ['a\nb'])).toThrow('more than one line');
  await watchdog.close();
  expect(readFileSync(heard, 'utf8')).toBe('two  words $HOME\n\\n\n');
});

test('a child that does not mind TERM gets KILL', async () => {
  const child = await start("trap '' TERM; echo ready; while :; do sleep 1; done");
  const watchdog = startWatchdog();
  watchdog.child(pidOf(child), 'TERM');
  await watchdog.close();
  expect(await exitOf(child)).toBe('SIGKILL');
});

test('a process that got the pid of an ended child is left alone', async () => {
  const bystander = await start('echo ready; exec sleep 60');
  await runScript(`child KILL ${String(pidOf(bystander))} 1\n`);
  expect(identityOf(pidOf(bystander))).not.toBeNull();
});

test.each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)('%s does not end the watchdog', async (signal) => {
  const path = join(folder, 'chaos-401-1');
  mkdirSync(path);
  // It sends the signal to itself, at the place where it begins to wait.
  const script = spawn(
    '/bin/sh',
    ['-c', `${WATCHDOG_SCRIPT.replace('while', `kill -s ${signal.slice(3)} $$; while`)}`],
    {
      stdio: ['pipe', 'ignore', 'ignore'],
    },
  );
  script.stdin.end(`path ${path}\n`);
  expect(await exitOf(script)).toBe(0);
  expect(existsSync(path)).toBe(false);
});

/** A shell that leads a group of its own and has said something. */
async function start(program: string): Promise<ChildProcess & { readonly said: string }> {
  const child = spawn('/bin/sh', ['-c', program], { detached: true, stdio: ['ignore', 'pipe', 'ignore'] });
  children.push(child);
  const [said] = (await once(child.stdout, 'data')) as [Buffer];
  return Object.assign(child, { said: said.toString() });
}

async function runScript(input: string): Promise<void> {
  const script = spawn('/bin/sh', ['-c', WATCHDOG_SCRIPT], { stdio: ['pipe', 'ignore', 'ignore'] });
  script.stdin.end(input);
  expect(await exitOf(script)).toBe(0);
}

function pidOf(child: ChildProcess): number {
  if (child.pid === undefined) throw new Error('It did not start');
  return child.pid;
}

function exitOf(child: ChildProcess): Promise<number | string | null> {
  return new Promise((resolve) => {
    if (child.exitCode !== null || child.signalCode !== null) resolve(child.exitCode ?? child.signalCode);
    else child.once('exit', (code, signal) => resolve(code ?? signal));
  });
}
