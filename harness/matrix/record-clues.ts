// Remembers what a stack answered to those who looked at it, so that it can be looked at again when it is gone.

import type { Clues } from '../contract/clues';

export interface Recording {
  /**
   * The clues from their beginning: what was asked before is answered as it was then, the second time as the second
   * time; what was not is asked now, as long as the recording is open.
   */
  readonly again: () => Clues;
  /** Called before the stack goes: from now on, what was not asked before is refused, and counted in `missed`. */
  readonly close: () => void;
  /** What was asked too late. */
  readonly missed: readonly string[];
}

export function recordClues(clues: Clues): Recording {
  const answers = new Map<string, Promise<unknown>[]>();
  const missed: string[] = [];
  let open = true;

  const again = (): Clues => {
    const asked = new Map<string, number>();
    const remembered = <T>(key: string, ask: () => Promise<T>): Promise<T> => {
      const index = asked.get(key) ?? 0;
      asked.set(key, index + 1);
      const known = answers.get(key) ?? [];
      answers.set(key, known);
      if (known[index] === undefined && !open) {
        missed.push(key);
        return Promise.reject(new Error('The stack is gone.'));
      }
      return (known[index] ??= ask()) as Promise<T>;
    };
    const { ask, select, connect } = clues;
    return {
      ...clues,
      ...(ask && { ask: (request) => remembered(JSON.stringify(request), () => ask(request)) }),
      ...(select && {
        select: (statement) => remembered(JSON.stringify(statement), () => select(statement)),
      }),
      ...(connect && { connect: () => remembered('connect', connect) }),
    };
  };
  return { again, close: () => void (open = false), missed };
}
