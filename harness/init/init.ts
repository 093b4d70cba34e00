// Writes the first configuration of a team's backend, from what its repository says.

import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { messageOf, UserError } from '../support/user-error';
import { draftConfiguration } from './draft-configuration';
import { linesOf } from './draft';
import type { Finding } from './finding';
import { printConfiguration } from './print-configuration';
import { readRepository } from './repository';

const CONFIGURATION_FILE = 'chaos401.config.ts';

export interface Initialised {
  /** Absolute. */
  readonly file: string;
  /** Keys with what they came from, in the order of the file. */
  readonly lines: readonly { readonly path: string; readonly finding: Finding }[];
}

/** Throws a `UserError` where there is a configuration already, or none can be written. */
export function initialise(directory: string): Initialised {
  const file = join(directory, CONFIGURATION_FILE);
  const draft = draftConfiguration(readRepository(directory));
  try {
    writeFileSync(file, printConfiguration(draft), { flag: 'wx' });
  } catch (thrown) {
    const isThere = (thrown as NodeJS.ErrnoException).code === 'EEXIST';
    throw new UserError({
      to: 'write a configuration',
      why: isThere ? 'there is one already' : messageOf(thrown),
      value: file,
      remedy: isThere
        ? 'Move it away to begin anew, or see what is wrong with it by "npx chaos-401 doctor"'
        : 'Run it in a directory that can be written',
      cause: thrown,
    });
  }
  return { file, lines: linesOf(draft) };
}
