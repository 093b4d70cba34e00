// Holds edits against the sources as they are now, before anything is started.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { messageOf, UserError } from '../support/user-error';
import { editSource, type Edit } from './edit-source';

/** Throws a `UserError` for the first edit that does not fit. */
export function checkEdits(edits: readonly Edit[], root: string): void {
  for (const edit of edits) editSource(readSource(root, edit.file), edit);
}

function readSource(root: string, file: string): string {
  try {
    return readFileSync(join(root, file), 'utf8');
  } catch (thrown) {
    throw new UserError({
      to: 'make a mutant',
      why: messageOf(thrown),
      value: file,
      remedy: 'Bring harness/mutants/edit-for.ts up to the sources',
      cause: thrown,
    });
  }
}
