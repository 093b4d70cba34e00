// Removes what earlier runs left where even their watchdog was killed, servers' shared memory included.

import { readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { sweepLeftovers } from '../../support/files/sweep-leftovers';
import { messageOf } from '../../support/user-error';
import { freeSegment } from './postgres/free-segment';

/** Never rejects: what cannot be removed is said, and hinders no run. */
export async function sweepRuns(cache: string, note: (line: string) => void): Promise<void> {
  try {
    await sweepLeftovers({ folders: ['/dev/shm', tmpdir(), cache], beforeRemoval: freeSegments });
  } catch (thrown) {
    note(`Something that an earlier run left could not be removed: ${messageOf(thrown)}`);
  }
}

/** A run's servers work in folders of it, or, while a template is made, one deeper. */
async function freeSegments(run: string): Promise<void> {
  const folders = foldersIn(run);
  for (const folder of [...folders, ...folders.flatMap(foldersIn)]) await freeSegment(folder);
}

function foldersIn(path: string): readonly string[] {
  try {
    return readdirSync(path, { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map(({ name }) => join(path, name));
  } catch {
    return [];
  }
}
