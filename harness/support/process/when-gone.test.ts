import { spawn, type ChildProcess } from 'node:child_process';
import { identityOf, type ProcessIdentity } from './process-identity';
import { whenGone } from './when-gone';

const started: ChildProcess[] = [];
afterEach(() => {
  for (const child of started.splice(0)) child.kill('SIGKILL');
});

async function sleeper(): Promise<{ child: ChildProcess; identity: ProcessIdentity }> {
  const child = spawn('sleep', ['60'], { stdio: 'ignore' });
  started.push(child);
  await new Promise((resolve) => child.once('spawn', resolve));
  const identity = identityOf(child.pid ?? 0);
  if (identity === null) throw new Error('The sleeper has gone by itself.');
  return { child, identity };
}

test('waits until the last of them has ended', async () => {
  const [one, other] = [await sleeper(), await sleeper()];
  const gone = whenGone([one.identity, other.identity], 10_000);
  one.child.kill('SIGKILL');
  await new Promise((resolve) => one.child.once('exit', resolve));
  other.child.kill('SIGKILL');
  expect(await gone).toBe(true);
  expect([one, other].map(({ identity }) => identityOf(identity.pid))).toEqual([null, null]);
});

test('gives up on one that stays, and says so', async () => {
  const { identity } = await sleeper();
  expect(await whenGone([identity], 20)).toBe(false);
  expect(identityOf(identity.pid)).toEqual(identity);
});

test('waits for none', async () => {
  expect(await whenGone([], 0)).toBe(true);
});
