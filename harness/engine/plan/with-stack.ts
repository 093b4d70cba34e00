// Opens a stack for some work, and closes it whatever becomes of the work.

import type { Stack } from '../../contract/runtime';
import type { Hooks, Plan } from './plan';

/**
 * Where the signal is aborted, the work is left where it is, the stack closed under it, and the promise rejects with the
 * signal's reason.
 */
export async function withStack<T>(
  { runtime, target, timing, toxiproxyUrl }: Pick<Plan, 'runtime' | 'target' | 'timing' | 'toxiproxyUrl'>,
  { note, signal }: Pick<Hooks, 'note' | 'signal'>,
  work: (stack: Stack) => Promise<T>,
): Promise<T> {
  signal.throwIfAborted();
  const stack = await runtime.open({ target, timing, toxiproxyUrl, note });
  try {
    return await unlessAborted(signal, () => work(stack));
  } finally {
    await stack.close();
  }
}

async function unlessAborted<T>(signal: AbortSignal, work: () => Promise<T>): Promise<T> {
  signal.throwIfAborted();
  let stop: () => void = () => undefined;
  const aborted = new Promise<never>((_, reject) => {
    stop = () => reject(signal.reason as Error);
    signal.addEventListener('abort', stop, { once: true });
  });
  const working = work();
  working.catch(() => undefined);
  try {
    return await Promise.race([working, aborted]);
  } finally {
    signal.removeEventListener('abort', stop);
    aborted.catch(() => undefined);
  }
}
