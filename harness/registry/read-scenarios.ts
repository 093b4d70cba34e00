// The scenarios read from disk, for tests; the command line gets them in its bundle.

import { createRequire } from 'node:module';
import { join } from 'node:path';
import { scenarioFiles } from '../launch/scenario-files.cjs';
import type { ScenarioFile } from './load-causes';

/** All that stands in `scenarios/` of the project at `root`, unchecked. */
export function readScenarios(
  root: string,
  load: (path: string) => unknown = createRequire(__filename),
): ScenarioFile[] {
  return scenarioFiles(root).map(({ name, file }) => ({
    name,
    file,
    definition: (load(join(root, file)) as { readonly default?: unknown }).default,
  }));
}
