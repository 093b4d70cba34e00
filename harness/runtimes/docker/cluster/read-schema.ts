// The target's schema, from its own file.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import type { TargetDefinition } from '../../../contract/target';
import { messageOf, UserError } from '../../../support/user-error';

export function readSchema({ root, database }: TargetDefinition): string {
  const path = join(root, database.schema);
  try {
    return readFileSync(path, 'utf8');
  } catch (thrown) {
    throw new UserError({
      to: "read the target's schema",
      why: messageOf(thrown),
      value: path,
      remedy: 'Name the SQL file in the target definition',
      cause: thrown,
    });
  }
}
