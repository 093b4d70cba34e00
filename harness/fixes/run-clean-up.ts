// The clean-up of the sessions, run as it was meant to be.

import type { Fix } from '../contract/fix';

/** Its cut-off is then the job's own default; the session that is begun before it must outlive it. */
export const cleanUpRightly: Fix = {
  title: 'Run the clean-up with its right cut-off and log in again',
  async apply(lane) {
    const job = lane.target.aggressiveCleanup;
    if (job === undefined) throw new Error(`The target ${lane.target.name} has no clean-up job.`);
    await lane.signIn();
    const { exitCode, output } = await lane.deployment.runJob({ bundle: job.bundle, environment: {} });
    if (exitCode !== 0) throw new Error(`The clean-up job ended with exit code ${exitCode}: ${output}`);
  },
};
