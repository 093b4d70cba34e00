import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { memoryBelow, watchMemory } from './watch-memory';

/** Only there is memory told. */
const onLinux = process.platform === 'linux' ? test : test.skip;

const HELD_MIB = 96;
const HOLDS = `globalThis.held = Buffer.alloc(${String(HELD_MIB)} * 2 ** 20, 1); console.log('held'); process.stdin.resume()`;

describe('memory', () => {
  onLinux('of a process has that of its children in it, and its peak outlives them', async () => {
    const before = memoryBelow(process.pid);
    const child = spawn(process.execPath, ['-e', HOLDS], { stdio: ['pipe', 'pipe', 'inherit'] });
    await once(child.stdout, 'data');
    const watch = watchMemory(child.pid ?? 0);
    expect(memoryBelow(process.pid)).toBeGreaterThan(before);
    expect(watch.peakMiB()).toBeGreaterThan(HELD_MIB);
    const gone = once(child, 'close');
    child.stdin.end();
    await gone;
    watch.stop();
    expect(memoryBelow(child.pid ?? 0)).toBe(0);
    expect(watch.peakMiB()).toBeGreaterThan(HELD_MIB);
  });
});
