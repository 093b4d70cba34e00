import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { killRuns } from './kill-runs';
import type { StartedRun } from './start-run';

/** Only there can processes be found by their parents. */
const onLinux = process.platform === 'linux' ? describe : describe.skip;

/** One that runs until it is killed, or that has ended just before. */
function fakeRun(hasEnded: boolean, pid: number, closed: Promise<unknown>): StartedRun {
  const ended = closed.then(() => undefined);
  return {
    npm: pid,
    ended,
    command: () => (hasEnded ? null : pid),
    reaches: () => (hasEnded ? ended.then(() => true) : Promise.resolve(true)),
  };
}

function start(hasEnded: boolean): StartedRun {
  const script = hasEnded ? '' : 'setInterval(() => {}, 1000)';
  const child = spawn(process.execPath, ['-e', script], { stdio: 'ignore' });
  return fakeRun(hasEnded, child.pid ?? 0, once(child, 'close'));
}

function kills(endedBefore: number) {
  let started = 0;
  const all = killRuns({
    ...({ project: '', scenario: '', runtime: 'embedded', count: 1, seed: 1 } as const),
    signal: new AbortController().signal,
    done: () => undefined,
    start: () => start(started++ < endedBefore),
  });
  return all.then((killed) => ({ killed, started }));
}

onLinux('a kill', () => {
  test('that hit nobody is done again', async () => {
    const { killed, started } = await kills(2);
    expect([killed.length, started]).toEqual([1, 3]);
  });

  test('that never hits anybody is none', async () => {
    await expect(kills(Infinity)).rejects.toThrow('hit nobody');
  });
});
