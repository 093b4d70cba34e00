import { CleanupStack, closeTogether } from './cleanup-stack';

describe('the cleanup stack', () => {
  test('closes what was opened last first', async () => {
    const closed: string[] = [];
    const stack = new CleanupStack();
    stack.defer('first', () => void closed.push('first'));
    stack.defer('second', async () => void closed.push('second'));
    await stack.close();
    expect(closed).toEqual(['second', 'first']);
  });

  test('goes on past a failure and reports every one of them by its title', async () => {
    const closed: string[] = [];
    const stack = new CleanupStack();
    stack.defer('proxy', () => void closed.push('proxy'));
    stack.defer('database', () => {
      throw new Error('busy');
    });
    stack.defer('target', () => Promise.reject(new Error('hung')));
    await expect(stack.close()).rejects.toThrow('Failed to clean up: target: hung; database: busy');
    expect(closed).toEqual(['proxy']);
  });

  test('closes nothing twice', async () => {
    let times = 0;
    const stack = new CleanupStack();
    stack.defer('once', () => void (times += 1));
    await stack.close();
    await stack.close();
    expect(times).toBe(1);
  });
});

describe('closing together', () => {
  test('begins all at once', async () => {
    const seen: string[] = [];
    const closing = (name: string) => async (): Promise<void> => {
      seen.push(`${name} begins`);
      await new Promise((resolve) => setImmediate(resolve));
      seen.push(`${name} ends`);
    };
    await closeTogether([
      ['a', closing('a')],
      ['b', closing('b')],
    ]);
    expect(seen).toEqual(['a begins', 'b begins', 'a ends', 'b ends']);
  });

  test('goes on past a failure and reports every one of them by its title', async () => {
    let closed = false;
    const closing = closeTogether([
      ['proxy', () => Promise.reject(new Error('hung'))],
      [
        'database',
        () => {
          throw new Error('busy');
        },
      ],
      ['target', () => void (closed = true)],
    ]);
    await expect(closing).rejects.toThrow('Failed to clean up: proxy: hung; database: busy');
    expect(closed).toBe(true);
  });
});
