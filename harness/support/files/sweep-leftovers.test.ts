import { spawn } from 'node:child_process';
import { chownSync, existsSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { childrenFile, makeOwnedDirectory } from './owned-directory';
import { identityOf, writeIdentity, type ProcessIdentity } from '../process/process-identity';
import { sweepLeftovers } from './sweep-leftovers';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'sweep-test-'));
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

const own = identityOf(process.pid) as ProcessIdentity;

function leftover(digit: string, owner: ProcessIdentity): string {
  const path = join(folder, `chaos-401-${String(owner.pid)}-${digit.repeat(12)}`);
  makeOwnedDirectory(path);
  writeFileSync(join(path, 'owner'), writeIdentity(owner));
  writeFileSync(join(path, 'file'), 'data');
  return path;
}

test('what a dead run left is removed, what belongs to a living one stays', async () => {
  const dead = leftover('a', { ...own, start: '1' });
  const alive = leftover('b', own);
  expect(await sweepLeftovers({ folders: [folder, folder, join(folder, 'missing')] })).toEqual([dead]);
  expect([existsSync(dead), existsSync(alive)]).toEqual([false, true]);
});

test('a directory that its run had no time to sign is judged by the pid in its name', async () => {
  const alive = join(folder, `chaos-401-${String(process.pid)}-aaaaaaaaaaaa`);
  // Above any pid that Linux (4194304) or macOS (99999) gives.
  const dead = join(folder, 'chaos-401-4194305-bbbbbbbbbbbb');
  mkdirSync(alive);
  mkdirSync(dead);
  expect(await sweepLeftovers({ folders: [folder] })).toEqual([dead]);
});

test('links, and what only resembles a run directory, stay', async () => {
  const target = join(folder, 'target');
  mkdirSync(target);
  symlinkSync(target, join(folder, 'chaos-401-4194305-aaaaaaaaaaaa'));
  mkdirSync(join(folder, 'chaos-401-notes'));
  mkdirSync(join(folder, 'chaos-401-4194305-aaaaaaaaaaaa.bak'));
  expect(await sweepLeftovers({ folders: [folder] })).toEqual([]);
});

test("another user's directory stays", async () => {
  const path = leftover('a', { ...own, start: '1' });
  if (process.getuid?.() === 0) chownSync(path, 1, 1);
  expect(await sweepLeftovers({ folders: [folder], uid: (process.getuid?.() ?? 0) + 2 })).toEqual([]);
});

test('a process that the dead run was still answerable for is ended, one with its pid only is not', async () => {
  const [child, bystander] = [sleeper(), sleeper()];
  const path = leftover('a', { ...own, start: '1' });
  const identities = [child, bystander].map(({ pid }) => identityOf(pid ?? 0) as ProcessIdentity);
  const [ofChild, ofBystander] = identities as [ProcessIdentity, ProcessIdentity];
  writeFileSync(
    childrenFile(path),
    `QUIT ${writeIdentity(ofChild)}TERM ${writeIdentity({ ...ofBystander, start: '1' })}half a li`,
  );
  const ended = new Promise((resolve) => child.once('exit', (_code, signal) => resolve(signal)));
  await sweepLeftovers({ folders: [folder] });
  expect(await ended).toBe('SIGQUIT');
  expect(identityOf(ofBystander.pid)).toEqual(ofBystander);
  bystander.kill('SIGKILL');
});

function sleeper(): ReturnType<typeof spawn> {
  return spawn('/bin/sh', ['-c', 'exec sleep 60'], { detached: true, stdio: 'ignore' });
}
