// Gets every image that a run needs, before one needs it.

import { join, resolve } from 'node:path';

import type { TargetDefinition } from '../../contract/target';
import { openRunDirectory } from '../../support/files/run-directory';
import { setPostgresEnvironmentAside } from '../../support/postgres-environment';
import { readSchema } from './cluster/read-schema';
import { describeImage } from './describe-engine';
import { prepareEngine } from './engine/prepare-engine';
import { IMAGE_PARTS, type ImageChoice } from './images';
import lazy from './lazy.cjs';
import { settleTestcontainers } from './settle-testcontainers';

const PROJECT = join(__dirname, '..', '..', '..');

/** For PostgreSQL's first start, in ms. */
const DEADLINE_MS = 120_000;

export interface PrepareImagesOptions {
  readonly target: TargetDefinition;
  readonly images: ImageChoice;
  readonly note: (line: string) => void;
}

/** One line for each image. Rejects with a `UserError`. */
export async function prepareImages({ target, images, note }: PrepareImagesOptions): Promise<string[]> {
  const engine = await prepareEngine({ images, note });
  settleTestcontainers(engine);
  const run = openRunDirectory();
  const putBack = setPostgresEnvironmentAside();
  try {
    const root = resolve(PROJECT, target.root);
    const built = await lazy.targetImage()({ engine, target: { ...target, root }, run, note });
    const all = { ...engine.images, target: built };
    await lazy.clusterImage()({
      engine,
      schemaSql: readSchema({ ...target, root }),
      target: target.name,
      deadlineMs: DEADLINE_MS,
      logs: run.path,
      note,
    });
    return IMAGE_PARTS.flatMap((part) => all[part] ?? []).map(describeImage);
  } finally {
    putBack();
    await run.close();
  }
}
