// The image of the target: built once for each state of its sources, from its Dockerfile and ready bundles.

import { createHash } from 'node:crypto';
import { copyFileSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import type { TargetDefinition } from '../../../contract/target';
import { removeTree } from '../../../support/files/remove-tree';
import type { RunDirectory } from '../../../support/files/run-directory';
import { messageOf, UserError } from '../../../support/user-error';
import { findImage, type FoundImage } from '../engine/find-image';
import type { PreparedEngine } from '../engine/prepare-engine';
import { buildImage } from './build-image';
import { removeOldImages, TARGET_LABEL } from '../container/remove-old-images';
import { targetBundles } from './target-bundles';

export interface TargetImageOptions {
  readonly engine: PreparedEngine;
  readonly target: TargetDefinition;
  readonly run: Pick<RunDirectory, 'path'>;
  readonly note: (line: string) => void;
}

/** Rejects with a `UserError`. */
export async function targetImage(options: TargetImageOptions): Promise<FoundImage> {
  const { engine, target, run, note } = options;
  const { target: ready, node } = engine.images;
  if (ready !== undefined) return ready;
  if (node === undefined) throw new Error('There is no image to build from.');
  const dockerfile = readDockerfile(target);
  const bundles = await targetBundles(target, run);
  const hash = createHash('sha256').update(dockerfile).update(node.id);
  for (const { name, path } of bundles) hash.update(name).update(readFileSync(path));
  // A name with a registry is never asked for elsewhere.
  const repository = `localhost/chaos-401-${target.name.toLowerCase().replace(/[^a-z0-9]+/g, '-')}`;
  const name = `${repository}:${hash.digest('hex').slice(0, 16)}`;
  const there = await findImage(engine.endpoint, name);
  if (there !== null) return there;

  note(`Building ${name}`);
  const context = mkdtempSync(join(run.path, 'image-'));
  try {
    writeFileSync(join(context, DOCKERFILE), dockerfile);
    for (const bundle of bundles) copyFileSync(bundle.path, join(context, bundle.name));
    await buildImage({
      context,
      files: [DOCKERFILE, ...bundles.map((bundle) => bundle.name)],
      name,
      labels: { [TARGET_LABEL]: target.name },
      arguments: { NODE_IMAGE: node.name },
    });
  } finally {
    await removeTree(context);
  }
  await removeOldImages(`${TARGET_LABEL}=${target.name}`, name);
  const built = await findImage(engine.endpoint, name);
  if (built === null) throw new Error(`The engine built ${name} and does not know it.`);
  return built;
}

const DOCKERFILE = 'Dockerfile';

function readDockerfile({ name, root, image }: TargetDefinition): string {
  if (image === undefined)
    throw new UserError({
      to: "build the target's image",
      why: 'its definition names no Dockerfile',
      value: name,
      remedy: 'Add "image" to it, name a ready image by --image target=NAME, or take --runtime embedded',
    });
  const path = join(root, image.context, image.dockerfile);
  try {
    return readFileSync(path, 'utf8');
  } catch (thrown) {
    throw new UserError({
      to: "build the target's image",
      why: messageOf(thrown),
      value: path,
      remedy: 'Name its Dockerfile in the target definition',
      cause: thrown,
    });
  }
}
