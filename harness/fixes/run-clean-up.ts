// The clean-up of the sessions, run as it was meant to be.

import type { Fix } from '../contract/fix';
import { runCleanUp } from '../faults/aggressive-clean-up';

/** Its cut-off is then the job's own default; the session that is begun before it must outlive it. */
export const cleanUpRightly: Fix = {
  title: 'Run the clean-up with its right cut-off and log in again',
  async apply(lane) {
    await lane.signIn();
    await runCleanUp(lane, {});
  },
};
