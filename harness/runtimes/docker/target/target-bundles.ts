// The target's sources as the files that its image holds, in the image's working directory.

import { basename, extname } from 'node:path';

import type { TargetDefinition } from '../../../contract/target';
import type { RunDirectory } from '../../../support/run-directory';
import { targetSources } from '../../common/bundle-place';
import { bundleTarget } from '../../common/bundle-target';

/** `index.cjs` of `backend/src/index.ts`. */
export function bundleName(source: string): string {
  return `${basename(source, extname(source))}.cjs`;
}

export interface TargetBundle {
  readonly name: string;
  /** On this machine. */
  readonly path: string;
}

export async function targetBundles(
  target: TargetDefinition,
  run: Pick<RunDirectory, 'path'>,
): Promise<readonly TargetBundle[]> {
  return Promise.all(
    targetSources(target).map(async (source) => ({
      name: bundleName(source),
      path: await bundleTarget(target, run, source),
    })),
  );
}
