// Where a template's tables come from: SQL that is read, or a command of the team's own; with the key that says when it has changed.

import { createHash, type Hash } from 'node:crypto';
import { readdirSync, statSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';

import { readSchemaFile } from '../../common/read-schema-file';
import type { SchemaSource } from '../postgres/build-cluster';
import { runMigration, type Migration } from './run-migration';

/** Throws a `UserError` where a file that is named cannot be read. */
export function schemaSource(surroundings: Pick<Migration, 'target' | 'timing' | 'run'>): SchemaSource {
  const { root, database } = surroundings.target;
  const { schema } = database;
  if (!('command' in schema)) {
    const sql = schema.files.map((file) => readSchemaFile(resolve(root, file), 'database.schema')).join('\n');
    return { key: sql, sql };
  }
  const hash = createHash('sha256').update(
    JSON.stringify([schema.command.argv, relative(root, schema.command.directory)]),
  );
  for (const file of schema.files) addContent(hash, root, file);
  return {
    key: `command ${hash.digest('hex')}`,
    migrate: (databaseUrl) => runMigration({ ...surroundings, command: schema.command, databaseUrl }),
  };
}

/** A folder with all that is in it, by name. */
function addContent(hash: Hash, root: string, file: string): void {
  const path = resolve(root, file);
  if (!(statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false)) {
    hash.update(file).update('\0').update(readSchemaFile(path, 'database.schema.files'));
    return;
  }
  for (const entry of readdirSync(path).sort())
    if (entry !== 'node_modules') addContent(hash, root, join(file, entry));
}
