import { inTurn } from './in-turn';

describe('calls in turn', () => {
  test('one is under way at a time, in the order in which they came', async () => {
    const seen: string[] = [];
    const work = inTurn(async (name: string) => {
      seen.push(`${name} begins`);
      await new Promise((resolve) => setImmediate(resolve));
      seen.push(`${name} ends`);
      return name;
    });
    expect(await Promise.all([work('a'), work('b')])).toEqual(['a', 'b']);
    expect(seen).toEqual(['a begins', 'a ends', 'b begins', 'b ends']);
  });

  test('one that rejects tells its own caller and holds nobody up', async () => {
    const work = inTurn(async (fails: boolean) => {
      if (fails) throw new Error('busy');
      return 'done';
    });
    const [first, second] = await Promise.allSettled([work(true), work(false)]);
    expect(first).toMatchObject({ status: 'rejected', reason: { message: 'busy' } });
    expect(second).toEqual({ status: 'fulfilled', value: 'done' });
  });
});
