import { Book } from './book';
import { TestClock } from './proof/held-session.fixture';

describe('the book of a drill', () => {
  test('leaves out of its times what the machine has slept, and says so', () => {
    const clock = new TestClock();
    const book = new Book(clock, (text) => text);
    clock.pass(1000);
    book.add({ kind: 'note', text: 'before' });
    clock.sleep(3_600_000);
    expect(book.noticeSleep()).toBe(3_600_000);
    expect(book.noticeSleep()).toBe(0);
    clock.pass(500);
    book.add({ kind: 'note', text: 'after' });
    expect(book.events).toEqual([
      { kind: 'note', text: 'before', at: 1000 },
      { kind: 'asleep', ms: 3_600_000, at: 1000 },
      { kind: 'note', text: 'after', at: 1500 },
    ]);
  });

  test('holds no secret, wherever in an event it stands', () => {
    const book = new Book(new TestClock(), (text) => text.replaceAll('hush', '[hidden]'));
    const signs = [{ name: 'secret', value: 'set', says: 'it is hush' }] as const;
    book.look({ by: 'prompt', command: 'sql hush', text: 'hush', signs });
    expect(JSON.stringify(book.events)).not.toContain('hush');
  });
});
