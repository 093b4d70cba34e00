import type { DrillClock } from './clock';
import { Book } from './book';
import type { Drill } from './drill';
import type { Outcome } from './outcome';
import { Refused } from './refused';
import { runLine } from './run-line';

const CLOCK: DrillClock = { now: () => 0, awake: () => 0 };

/** One whose stack says this as soon as it is asked for anything. */
function drillThatThrows(thrown: Error) {
  const book = new Book(CLOCK, (text) => text);
  const failed: string[] = [];
  const drill = {
    book,
    incident: { settled: () => Promise.reject(thrown) },
    fail: (why: string) => {
      failed.push(why);
      return { how: 'void', why } as Outcome;
    },
  } as unknown as Drill;
  return { drill, book, failed };
}

describe('a line', () => {
  test('that cannot be done as it was typed is refused, and the drill goes on', async () => {
    const { drill, book, failed } = drillThatThrows(new Refused('Type something else.'));
    expect(await runLine(drill, 'request')).toMatchObject({ ok: false, text: 'Type something else.' });
    expect([failed, book.events]).toEqual([[], [expect.objectContaining({ kind: 'refused' })]]);
  });

  test.each([
    ['request --tmes 3', '--tmes', '--times'],
    ['restart --force', '--force', 'restart [--like N]'],
    ['answer jwt-expired --evidence 1 2', '(2)', '--evidence N[,N…]'],
    ['answer jwt-expired cors --evidence 1', '(cors)', '[,CAUSE…]'],
    ['logs --grep session created', '(created)', '--grep TEXT'],
  ])('that holds more than its command takes is refused, and nothing is done: %s', async (text, ...said) => {
    const { drill, failed } = drillThatThrows(new Error('It was asked for something.'));
    const reply = await runLine(drill, text);
    expect([reply.ok, failed]).toEqual([false, []]);
    for (const part of said) expect(reply.text).toContain(part);
  });

  test.each([new TypeError('x is not a function'), new Error('Connection terminated')])(
    'at which the harness itself fails makes the drill void: %s',
    async (thrown) => {
      const { drill, book, failed } = drillThatThrows(thrown);
      const { ok, text } = await runLine(drill, 'request');
      expect([ok, text]).toEqual([false, expect.stringContaining('void, by a fault of the harness')]);
      expect(failed).toEqual([`request failed (${thrown.message})`]);
      expect(book.events).toEqual([]);
    },
  );
});
