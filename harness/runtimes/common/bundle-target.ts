// The target's sources as single files that Node runs: made once for each state of the sources.

import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';

import type { TargetDefinition } from '../../contract/target';
import { bundleOnce, BundleError } from '../../launch/bundle-once.cjs';
import { cacheFolders } from '../../launch/cache-folders.cjs';
import type { RunDirectory } from '../../support/run-directory';
import { messageOf, UserError } from '../../support/user-error';

/** Path of the bundle of `file`, a source from the target's root. Rejects with a `UserError` that shows what is wrong with the source. */
export async function bundleTarget(
  target: TargetDefinition,
  run: Pick<RunDirectory, 'path'>,
  file: string,
): Promise<string> {
  const root = packageRoot(target.root);
  const entry = relative(root, join(target.root, file));
  const name = `target-${createHash('sha256').update(join(root, entry)).digest('hex').slice(0, 8)}`;
  const folders = [...cacheFolders(packageRoot(__dirname)), join(run.path, 'bundles')];
  try {
    return await bundleOnce(entry, { root, name, folders });
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

/** The nearest directory above with a `package.json`: its packages are the ones that the sources use. */
function packageRoot(directory: string): string {
  for (let root = directory; ; root = dirname(root)) {
    if (existsSync(join(root, 'package.json'))) return root;
    if (root === dirname(root)) return directory;
  }
}
