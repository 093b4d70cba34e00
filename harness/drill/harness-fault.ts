// Whether the harness itself has failed: then the drill is void, and nothing of that is the trainee's.

import { setTimeout as delay } from 'node:timers/promises';
import { messageOf } from '../support/user-error';
import type { Drill } from './drill';

const TRIES = 5;
const PAUSE_MS = 100;

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
  for (let count = 0; count < TRIES; count += 1) {
    if (await incident.stillBroken()) return null;
    await delay(PAUSE_MS);
  }
  return 'what was broken is no longer broken';
}
