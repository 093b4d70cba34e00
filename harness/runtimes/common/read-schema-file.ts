// Reads a file of which a target's tables are made.

import { readFileSync } from 'node:fs';
import { messageOf, UserError } from '../../support/user-error';

/** `key`: where the configuration names it. Throws a `UserError` where it cannot be read. */
export function readSchemaFile(path: string, key: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (thrown) {
    throw new UserError({
      to: "read the target's schema",
      why: messageOf(thrown),
      value: path,
      remedy: `Name files that are there in ${key}`,
      cause: thrown,
    });
  }
}
