// The cluster template for a target's schema.

import type { TargetDefinition } from '../../../contract/target';
import type { Timing } from '../../../contract/timing';
import type { RunDirectory } from '../../../support/files/run-directory';
import { clusterTemplate, type ClusterTemplate } from '../postgres/cluster-template';
import type { PostgresBinaries } from '../postgres/postgres-binaries';
import { schemaSource } from './schema-source';

export interface TemplateSources {
  readonly target: TargetDefinition;
  readonly timing: Timing;
  readonly binaries: PostgresBinaries;
  readonly cache: string;
  readonly run: RunDirectory;
  readonly note: (line: string) => void;
}

export async function prepareTemplate({
  target,
  timing,
  ...sources
}: TemplateSources): Promise<ClusterTemplate> {
  return clusterTemplate({ ...sources, schema: schemaSource({ target, timing, run: sources.run }) });
}
