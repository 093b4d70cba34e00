// The target's sources as the files that its image holds, in the image's working directory.

import { basename, extname } from 'node:path';

import type { Program } from '../../../contract/program';
import type { TargetDefinition } from '../../../contract/target';
import type { RunDirectory } from '../../../support/files/run-directory';
import { UserError } from '../../../support/user-error';
import { targetSources } from '../../common/bundle-place';
import { bundleTarget } from '../../common/bundle-target';

/** `index.cjs` of `backend/src/index.ts`. */
export function bundleName(source: string): string {
  return `${basename(source, extname(source))}.cjs`;
}

/** Throws a `UserError` where it is no bundled source: a container's image holds nothing else. */
export function bundledFile(program: Program): string {
  if (program.kind === 'bundle') return program.file;
  throw new UserError({
    to: 'run the target on Docker',
    why: 'the Docker runtime runs bundled sources, not a command',
    value: program.argv.join(' '),
    remedy: 'Take --runtime embedded, which runs any command',
  });
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
  bundledFile(target.process.program);
  return Promise.all(
    targetSources(target).map(async (source) => ({
      name: bundleName(source),
      path: await bundleTarget(target, run, source),
    })),
  );
}
