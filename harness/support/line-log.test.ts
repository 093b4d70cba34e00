import { LineLog } from './line-log';

const FOREVER = 60_000;

describe('the line log', () => {
  test('holds whole lines, whatever pieces they come in', () => {
    const bytes = Buffer.from('one ❌\r\ntwo\n\nthree');
    for (let size = 1; size <= bytes.length; size += 1) {
      const log = new LineLog();
      for (let at = 0; at < bytes.length; at += size) log.append(bytes.subarray(at, at + size));
      expect(log.lines).toEqual(['one ❌', 'two', '']);
      log.end();
      expect(log.lines).toEqual(['one ❌', 'two', '', 'three']);
    }
  });

  test('does not mix the half lines of two sources', () => {
    const log = new LineLog();
    const other = log.stream();
    log.append('first ');
    other.write('second\n');
    log.append('line\n');
    expect(log.lines).toEqual(['second', 'first line']);
  });

  test('finds a line that is there already, from the given index on', async () => {
    const log = new LineLog();
    log.append('a\nb\na\n');
    await expect(log.waitFor((line) => line === 'a', { from: 1, deadlineMs: FOREVER })).resolves.toBe(2);
  });

  test('tells every waiter in the very write that brings its line', async () => {
    const log = new LineLog();
    const told: string[] = [];
    void log.waitFor((line) => line === 'x', { deadlineMs: FOREVER }).then((at) => told.push(`x ${at}`));
    void log.waitFor((line) => line === 'y', { deadlineMs: FOREVER }).then((at) => told.push(`y ${at}`));
    log.append('w\nx\n');
    await Promise.resolve();
    expect(told).toEqual(['x 1']);
    log.append('y\n');
    await Promise.resolve();
    expect(told).toEqual(['x 1', 'y 2']);
  });

  test('tells null where the deadline passes, and where the log ends', async () => {
    const log = new LineLog();
    await expect(log.waitFor(() => false, { deadlineMs: 1 })).resolves.toBeNull();
    const waiting = log.waitFor(() => false, { deadlineMs: FOREVER });
    log.append('last');
    const last = log.waitFor((line) => line === 'last', { deadlineMs: FOREVER });
    log.end();
    await expect(waiting).resolves.toBeNull();
    await expect(last).resolves.toBe(0);
    await expect(log.waitFor(() => false, { deadlineMs: FOREVER })).resolves.toBeNull();
  });

  test('cuts a line that is too long and blanks the oldest lines, so that indices stay', () => {
    const log = new LineLog({ line: 4, total: 9 });
    log.append('abc');
    log.append('defgh\r\n12345\nx\ny\n');
    expect(log.lines).toEqual(['', '1234', 'x', 'y']);
  });
});
