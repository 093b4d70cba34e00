import { takeTurns } from './take-turns';

const signal = new AbortController().signal;

describe('measuring in turns', () => {
  test('every round has each once, and begins with another', async () => {
    const order: string[] = [];
    const of = (name: string) => async (): Promise<number> => order.push(name);
    const turns = { rounds: 3, signal, begins: () => undefined };
    const measured = await takeTurns({ a: of('a'), b: of('b') }, turns);
    expect(order).toEqual(['a', 'b', 'b', 'a', 'a', 'b']);
    expect(measured).toEqual({ a: [1, 4, 5], b: [2, 3, 6] });
  });

  test('tells what begins', async () => {
    const begun: string[] = [];
    const turns = { rounds: 2, signal, begins: (what: string) => begun.push(what) };
    await takeTurns({ a: async () => 0 }, turns);
    expect(begun).toEqual(['a, 1 of 2', 'a, 2 of 2']);
  });

  test('ends before the next measurement where it is interrupted', async () => {
    const interrupted = new AbortController();
    let measured = 0;
    const measure = async (): Promise<void> => {
      measured += 1;
      interrupted.abort(new Error('enough'));
    };
    const turns = { rounds: 5, signal: interrupted.signal, begins: () => undefined };
    await expect(takeTurns({ a: measure, b: measure }, turns)).rejects.toThrow('enough');
    expect(measured).toBe(1);
  });
});
