// The target's own clean-up job, run with a cut-off that deactivates fresh sessions.

import type { Fault } from '../contract/fault';
import { witnessState } from './database-state';

export const aggressiveCleanUp: Fault = {
  title: 'session clean-up run with a wrong cut-off',
  async act(lane) {
    const job = lane.target.aggressiveCleanup;
    if (job === undefined) throw new Error(`The target ${lane.target.name} has no clean-up job.`);
    const { exitCode, output } = await lane.deployment.runJob(job);
    if (exitCode !== 0) throw new Error(`The clean-up job ended with exit code ${exitCode}: ${output}`);
  },
  witness: (lane) => witnessState(lane, 'sessionRevoked'),
};
