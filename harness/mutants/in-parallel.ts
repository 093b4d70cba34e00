// Does work on many things, some at a time.

import { atMost } from '../support/at-most';

/**
 * The results in the order of the items. After the first failure nothing more is begun; it rejects with that failure
 * when all that was begun has ended.
 */
export async function inParallel<Item, Result>(
  items: readonly Item[],
  atATime: number,
  work: (item: Item, index: number) => Promise<Result>,
): Promise<Result[]> {
  const limited = atMost(atATime);
  const results: Result[] = [];
  const failures: unknown[] = [];
  const tryOne = async (item: Item, index: number): Promise<void> => {
    if (failures.length > 0) return;
    try {
      results[index] = await work(item, index);
    } catch (thrown) {
      failures.push(thrown);
    }
  };
  await Promise.all(items.map((item, index) => limited(() => tryOne(item, index))));
  if (failures.length > 0) throw failures[0];
  return results;
}
