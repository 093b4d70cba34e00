import { atMost } from './at-most';

describe('atMost', () => {
  test('lets so many run at a time, in the order in which they came, also past one that fails', async () => {
    const limited = atMost(2);
    const begun: number[] = [];
    const ends: (() => void)[] = [];
    const work = (index: number) => () =>
      new Promise<number>((resolve, reject) => {
        begun.push(index);
        ends.push(() => (index === 0 ? reject(new Error('fails')) : resolve(index)));
      });
    const all = [0, 1, 2, 3].map((index) => limited(work(index)));
    const outcomes = Promise.allSettled(all);
    expect(begun).toEqual([0, 1]);
    ends[0]?.();
    await expect(all[0]).rejects.toThrow('fails');
    expect(begun).toEqual([0, 1, 2]);
    ends[1]?.();
    await all[1];
    ends[2]?.();
    await all[2];
    ends[3]?.();
    expect((await outcomes).map(({ status }) => status)).toEqual([
      'rejected',
      'fulfilled',
      'fulfilled',
      'fulfilled',
    ]);
  });
});
