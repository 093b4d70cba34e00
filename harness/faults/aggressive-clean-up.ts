// The target's own clean-up job, run with a cut-off that deactivates fresh sessions.

import type { JobCommand } from '../contract/deployment';
import type { Fault } from '../contract/fault';
import type { Lane } from '../contract/lane';
import { writtenValue } from '../support/written-value';
import { witnessState } from './database-state';

/**
 * Runs the job of `aggressiveCleanup`, which revokes the session. Needs that job and the state `sessionRevoked` with what shows it. Rejects,
 * with its output, where the job fails.
 */
export const aggressiveCleanUp: Fault = {
  title: 'session clean-up run with a wrong cut-off',
  async act(lane) {
    await runCleanUp(lane, lane.target.aggressiveCleanup?.environment ?? {});
  },
  witness: (lane) => witnessState(lane, 'sessionRevoked'),
};

/** Runs the job to its end. Nobody waits for its time limits, so they are wide. */
export async function runCleanUp(lane: Lane, environment: JobCommand['environment']): Promise<void> {
  const { target, timing } = lane;
  const { aggressiveCleanup: job, variables, name } = target;
  if (job === undefined) throw new Error(`The target ${name} has no clean-up job.`);
  const patience = (['connectTimeoutMs', 'queryTimeoutMs'] as const).flatMap((role) => {
    const variable = variables[role];
    return variable === undefined ? [] : [[variable, writtenValue(target, role, String(timing.deadlineMs))]];
  });
  const { exitCode, output } = await lane.deployment.runJob({
    program: job.program,
    key: 'aggressiveCleanup',
    environment: { ...(Object.fromEntries(patience) as Record<string, string>), ...environment },
  });
  if (exitCode !== 0) throw new Error(`The clean-up job ended with exit code ${exitCode}: ${output}`);
}
