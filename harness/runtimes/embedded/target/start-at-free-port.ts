// Starts a process at a free port, and at another where somebody took the first in between.

import type { TargetProcess } from '../../../contract/deployment';
import { freePort } from '../../../support/free-port';

export interface Attempt {
  readonly spawn: (port: number) => Promise<TargetProcess>;
  /** Rejects where it ends before. */
  readonly untilHealthy: (process: TargetProcess) => Promise<void>;
  /** Aborted when nothing new is to be started; what is still starting is stopped then. */
  readonly closing: AbortSignal;
}

const PORT_ATTEMPTS = 5;

/** Resolves to a healthy process. Rejects as `untilHealthy` does, with the process stopped. */
export async function startAtFreePort({ spawn, untilHealthy, closing }: Attempt): Promise<TargetProcess> {
  for (let attempt = 1; ; attempt += 1) {
    const port = await freePort();
    closing.throwIfAborted();
    const process = await spawn(port);
    const stop = (): Promise<void> => process.stop().catch(() => undefined);
    const stopNow = (): void => void stop();
    closing.addEventListener('abort', stopNow, { once: true });
    try {
      await untilHealthy(process);
      return process;
    } catch (thrown) {
      const again = attempt < PORT_ATTEMPTS && foundTaken(process, port);
      await stop();
      if (!again) throw thrown;
    } finally {
      closing.removeEventListener('abort', stopNow);
    }
  }
}

/** Whether it ended because of that port, and of no other that it wants. */
function foundTaken(process: TargetProcess, port: number): boolean {
  const named = new RegExp(`(?<!\\d)${String(port)}(?!\\d)`);
  const { lines } = process.output ?? process.log;
  return (
    process.ended() !== null &&
    lines.some((line) => /EADDRINUSE|address already in use/i.test(line) && named.test(line))
  );
}
