// Removes what a runtime keeps of a target's bundles for the next run, since a mutant has none.

import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { TargetDefinition } from '../contract/target';
import { bundlePlace, targetSources } from '../runtimes/common/bundle-place';

export function forgetBundles(target: TargetDefinition): void {
  for (const { name, folders } of targetSources(target).map((source) => bundlePlace(target, source))) {
    for (const folder of folders)
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
