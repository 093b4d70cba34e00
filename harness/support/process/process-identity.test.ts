import { spawn } from 'node:child_process';
import { identityOf, isAlive, readIdentity, writeIdentity, type ProcessIdentity } from './process-identity';

function own(): ProcessIdentity {
  const identity = identityOf(process.pid);
  if (identity === null) throw new Error('We run, and are not found');
  return identity;
}

test('a running process is alive, and read back as it was written', () => {
  expect(readIdentity(writeIdentity(own()))).toEqual(own());
  expect(isAlive(own())).toBe(true);
});

test('a later process with the same pid is another one', () => {
  expect(isAlive({ ...own(), start: '1' })).toBe(false);
});

test('a process that ended is gone', async () => {
  const child = spawn(process.execPath, ['-e', 'process.stdin.resume()'], {
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  const identity = identityOf(child.pid ?? 0);
  expect(identity).not.toBeNull();
  if (identity === null) return;
  expect(isAlive(identity)).toBe(true);
  child.stdin.end();
  await new Promise((resolve) => child.once('exit', resolve));
  expect(isAlive(identity)).toBe(false);
});

test('a process of another container on this boot counts as alive, one of an earlier boot does not', () => {
  const [boot = ''] = own().space.split(':');
  expect(isAlive({ pid: 1, start: '1', space: `${boot}:1` })).toBe(true);
  expect(isAlive({ pid: 1, start: '1', space: 'earlier:1' })).toBe(false);
});

test.each(['', 'x', '12 a:1', '12 a:1 99'])('%j is no identity', (text) => {
  expect(readIdentity(text)).toBeNull();
});
