// The SQL that makes a target's tables.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { TargetDefinition } from '../../contract/target';

/** Throws where they are made by a command. */
export function schemaOf({
  root,
  database: { schema },
}: Pick<TargetDefinition, 'root' | 'database'>): string {
  if (!('files' in schema)) throw new Error('The tables are not made by SQL files.');
  return schema.files.map((file) => readFileSync(join(root, file), 'utf8')).join('\n');
}
