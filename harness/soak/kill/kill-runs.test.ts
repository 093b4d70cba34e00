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
  const waited: number[] = [];
  const all = killRuns({
    ...({ project: '', scenario: '', runtime: 'embedded', count: 1, seed: 1 } as const),
    signal: new AbortController().signal,
    done: () => undefined,
    start: () => start(started++ < endedBefore),
    wait: async (ms) => void waited.push(ms),
  });
  return all.then((killed) => ({ killed, started, waited }));
}

onLinux('a kill', () => {
  test('that hit nobody is done again', async () => {
    const { killed, started } = await kills(2);
    expect([killed.length, started]).toEqual([1, 3]);
  });

  test('that hit nobody comes sooner the next time, and at last at once: a phase may be shorter than it was late', async () => {
    const { waited } = await kills(4);
    const [first = 0] = waited;
    expect(first).toBeGreaterThan(0);
    expect(waited).toEqual([1, 0.75, 0.5, 0.25, 0].map((share) => share * first));
  });

  test('that never hits anybody is none', async () => {
    await expect(kills(Infinity)).rejects.toThrow('hit nobody');
  });
});
