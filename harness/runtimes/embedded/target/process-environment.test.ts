import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { processEnvironment } from './process-environment';

const GIVEN = { CHAOS401_WORD: 'two words' };

test('a process that lives says what it was started with', async () => {
  const script = `console.log('up'); process.stdin.resume()`;
  const child = spawn(process.execPath, ['-e', script], { env: GIVEN });
  // Spawned is not enough: the kernel lays out the environment after it has closed what the parent waits for.
  await once(child.stdout, 'data');
  await expect(processEnvironment(child.pid ?? 0, {})).resolves.toEqual(GIVEN);
  child.kill();
  await once(child, 'close');
});

test('of a process that has ended, what it was given is all that is known', async () => {
  const child = spawn(process.execPath, ['-e', '0'], { env: GIVEN });
  await once(child, 'close');
  await expect(processEnvironment(child.pid ?? 0, GIVEN)).resolves.toEqual(GIVEN);
});
