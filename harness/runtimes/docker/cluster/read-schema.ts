// The target's schema, from its own file.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import type { TargetDefinition } from '../../../contract/target';
import { messageOf, UserError } from '../../../support/user-error';

export function readSchema({ root, database }: TargetDefinition): string {
  const { schema } = database;
  if ('command' in schema)
    throw new UserError({
      to: "make the target's tables",
      why: 'the Docker runtime runs no migrations of your own',
      value: schema.command.argv.join(' '),
      remedy: 'Name SQL files in database.schema, or take --runtime embedded',
    });
  return schema.files.map((file) => readFile(join(root, file))).join('\n');
}

function readFile(path: string): string {
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
