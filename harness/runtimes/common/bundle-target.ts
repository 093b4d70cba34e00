// The target's sources as single files that Node runs: made once for each state of the sources.

import { join } from 'node:path';

import type { TargetDefinition } from '../../contract/target';
import { bundleOnce, BundleError } from '../../launch/bundle-once.cjs';
import type { RunDirectory } from '../../support/files/run-directory';
import { messageOf, UserError } from '../../support/user-error';
import { bundlePlace } from './bundle-place';

/** Path of the bundle of `file`, a source from the target's root. Rejects with a `UserError` that shows what is wrong with the source. */
export async function bundleTarget(
  target: TargetDefinition,
  run: Pick<RunDirectory, 'path'>,
  file: string,
): Promise<string> {
  const { root, entry, name, folders } = bundlePlace(target, file);
  try {
    return await bundleOnce(entry, { root, name, folders: [...folders, join(run.path, 'bundles')] });
  } catch (thrown) {
    throw new UserError({
      to: 'bundle the target',
      why: thrown instanceof BundleError ? `its source has an error\n${thrown.message}\n` : messageOf(thrown),
      value: entry,
      remedy: 'Mend the source, or name another in the target definition',
      cause: thrown,
    });
  }
}
