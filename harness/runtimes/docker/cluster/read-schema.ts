// The target's schema, from its own file.

import { join } from 'node:path';

import type { TargetDefinition } from '../../../contract/target';
import { UserError } from '../../../support/user-error';
import { readSchemaFile } from '../../common/read-schema-file';

export function readSchema({ root, database }: TargetDefinition): string {
  const { schema } = database;
  if ('command' in schema)
    throw new UserError({
      to: "make the target's tables",
      why: 'the Docker runtime runs no migrations of your own',
      value: schema.command.argv.join(' '),
      remedy: 'Name SQL files in database.schema, or take --runtime embedded',
    });
  return schema.files.map((file) => readSchemaFile(join(root, file), 'database.schema')).join('\n');
}
