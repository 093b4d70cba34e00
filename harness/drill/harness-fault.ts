// Whether the harness itself has failed: then the drill is void, and nothing of that is the trainee's.

import { messageOf } from '../support/user-error';
import type { Drill } from './drill';

/** Why, as a clause; null where all is as it should be. */
export async function harnessFault({ lane, incident, book }: Drill): Promise<string | null> {
  const ended = lane.deployment.serving.find((process) => process.ended() !== null);
  if (ended !== undefined) return `process ${ended.id} of the target has ended (${ended.ended() ?? ''})`;
  try {
    await lane.database.query('SELECT 1');
  } catch (thrown) {
    return `the harness has lost its own way to the database (${messageOf(thrown)})`;
  }
  // What somebody has begun to mend need not be broken any more.
  if (book.events.some(({ kind }) => kind === 'act')) return null;
  try {
    await incident.settled();
    return (await incident.stillBroken()) ? null : 'what was broken is no longer broken';
  } catch (thrown) {
    return `whether it is still broken could not be seen (${messageOf(thrown)})`;
  }
}
