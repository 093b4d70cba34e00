// Whether what the run itself provides still stands: where it does not, nothing that was seen can be laid at the target's door.

import type { LaneDatabase } from '../../contract/database';
import { messageOf } from '../../support/user-error';
import type { EngineLane } from './open-lane';

/** Why it does not, in one sentence; null where it does. To be asked before anything is undone. */
export async function whatIsGone({ database, deployment }: EngineLane): Promise<string | null> {
  // A process that ends itself ends otherwise; ours are stopped, and serve no more.
  if (deployment.serving.some((process) => process.ended() === 'SIGKILL'))
    return 'the target was killed (SIGKILL), and not by this run';
  return whyDatabaseIsGone(database);
}

/** As for all of them, of the database alone. */
export async function whyDatabaseIsGone(database: LaneDatabase): Promise<string | null> {
  try {
    await database.query('SELECT 1');
    return null;
  } catch (thrown) {
    return `PostgreSQL of this run does not answer, past the proxy: ${messageOf(thrown)}`;
  }
}
