// Removes what a runtime keeps of a target's bundles for the next run, since a mutant has none.

import { createHash } from 'node:crypto';
import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { TargetDefinition } from '../contract/target';
import { cacheFolders } from '../launch/cache-folders.cjs';

/** Every file that is called after the target's entry, in each folder where the project's bundles may be. */
export function forgetBundles(target: TargetDefinition, project: string): void {
  const { program } = target.process;
  if (program.kind !== 'bundle') return;
  const entry = join(target.root, program.file);
  const name = `target-${createHash('sha256').update(entry).digest('hex').slice(0, 8)}`;
  for (const folder of cacheFolders(project)) {
    for (const file of filesIn(folder).filter((other) => other.startsWith(name)))
      rmSync(join(folder, file), { force: true });
  }
}

function filesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}
