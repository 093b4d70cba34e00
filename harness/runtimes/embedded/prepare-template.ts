// The cluster template for a target's schema, read from the target's own file.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import type { TargetDefinition } from '../../contract/target';
import type { RunDirectory } from '../../support/run-directory';
import { messageOf, UserError } from '../../support/user-error';
import { clusterTemplate, type ClusterTemplate } from './postgres/cluster-template';
import type { PostgresBinaries } from './postgres/postgres-binaries';

export interface TemplateSources {
  readonly target: TargetDefinition;
  readonly binaries: PostgresBinaries;
  readonly cache: string;
  readonly run: RunDirectory;
  readonly note: (line: string) => void;
}

export async function prepareTemplate({ target, ...sources }: TemplateSources): Promise<ClusterTemplate> {
  return clusterTemplate({ ...sources, schemaSql: readSchema(join(target.root, target.database.schema)) });
}

function readSchema(path: string): string {
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
