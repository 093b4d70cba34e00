// Writes a file that somebody has named.

import { writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { makeFolders } from '../../support/files/make-folders.cjs';
import { messageOf, UserError } from '../../support/user-error';

/** `to`: what is done, for the error: `write the debrief`. */
export function writeTo(file: string, text: string, to: string): void {
  try {
    makeFolders(dirname(file));
    writeFileSync(file, text);
  } catch (thrown) {
    throw new UserError({
      to,
      why: messageOf(thrown),
      value: file,
      remedy: 'Name a place that can be written',
      cause: thrown,
    });
  }
}
