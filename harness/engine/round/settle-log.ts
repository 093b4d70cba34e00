// Waits until what a request makes a process write is written, where no line says which request it belongs to.

import type { TargetProcess } from '../../contract/deployment';
import { expectedSignature } from './expect';
import type { LogMarks } from './collect-records';
import type { EngineLane } from '../lane/open-lane';
import type { Sent } from './send-probe';

/**
 * Until as many lines have come as the definition wants, or none came in time; and until each process is at rest, so that a line that nobody
 * wants is there as well.
 */
export async function settleLog(
  lane: EngineLane,
  processes: readonly TargetProcess[],
  sent: Sent,
  from: LogMarks,
): Promise<void> {
  const { graceMs } = lane.timing;
  const wanted = expectedSignature(lane, sent.probe, sent).logs.length;
  await Promise.all(
    processes.map(async (process) => {
      const { id, log } = process;
      if (process.ended() !== null) return;
      const last = (from.get(id) ?? 0) + wanted - 1;
      // Of several processes, one alone has answered: the others are not waited for.
      if (wanted > 0 && processes.length === 1)
        await log.waitFor(() => log.lines.length > last, { from: last, deadlineMs: graceMs });
      await process.atRest?.(graceMs);
    }),
  );
}
