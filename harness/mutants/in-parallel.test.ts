import { inParallel } from './in-parallel';

describe('work in parallel', () => {
  test('gives the results in the order of the items, and keeps to its number', async () => {
    let running = 0;
    let most = 0;
    const results = await inParallel([3, 1, 2], 2, async (number) => {
      most = Math.max(most, (running += 1));
      for (let turn = 0; turn < number; turn += 1) await Promise.resolve();
      running -= 1;
      return number * 10;
    });
    expect(results).toEqual([30, 10, 20]);
    expect(most).toBe(2);
  });

  test('begins nothing after a failure, and rejects with it once all has ended', async () => {
    const begun: number[] = [];
    const ended: number[] = [];
    let goOn: () => void = () => undefined;
    const held = new Promise<void>((resolve) => (goOn = resolve));
    const running = inParallel([0, 1, 2, 3], 2, async (number) => {
      begun.push(number);
      if (number === 1) {
        setImmediate(goOn);
        throw new Error('the second failed');
      }
      await held;
      ended.push(number);
    });
    await expect(running).rejects.toThrow('the second failed');
    expect({ begun, ended }).toEqual({ begun: [0, 1], ended: [0] });
  });
});
