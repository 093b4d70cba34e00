// A runtime that starts an edited copy of whatever target it is given; all else is that of another runtime.

import type { Runtime } from '../contract/runtime';
import { CleanupStack } from '../support/cleanup-stack';
import { removeTree } from '../support/files/remove-tree';
import { copyTarget, type CopyPlace } from './copy-target';
import type { Edit } from './edit-source';
import { forgetBundles } from './forget-bundles';

export interface MutantRuntimeOptions extends CopyPlace {
  /** What does the work. */
  readonly runtime: Runtime;
  /** Null: the copy is what the original is. */
  readonly edit: Edit | null;
}

/** The judge is given the original definition: to it, the mutant is the target. */
export function mutantRuntime({ runtime, edit, ...place }: MutantRuntimeOptions): Runtime {
  return {
    name: runtime.name,
    async open(options) {
      const copy = copyTarget(options.target, edit, place);
      const cleanup = new CleanupStack();
      cleanup.defer('copy of the target', () => removeTree(copy.root));
      cleanup.defer('bundles', () => forgetBundles(copy));
      try {
        const stack = await runtime.open({ ...options, target: copy });
        cleanup.defer('stack', () => stack.close());
        return { ...stack, close: () => cleanup.close() };
      } catch (thrown) {
        await cleanup.close().catch(() => undefined);
        throw thrown;
      }
    },
  };
}
