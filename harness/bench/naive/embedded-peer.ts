// Prepares what a naive peer without Docker would have ready: PostgreSQL's programs, and the compiled backend.

import { join } from 'node:path';
import { postgresBinaries } from '../../runtimes/embedded/postgres/postgres-binaries';
import { cacheDirectory } from '../../support/files/cache-directory';
import { makeFolders } from '../../support/files/make-folders.cjs';
import { newFolder, type Setting } from '../setting';
import { compileBackend } from './compile-backend';
import { naiveEmbeddedScenario } from './embedded-stack';

/** One scenario with a fresh stack of its own. */
export async function embeddedPeer(setting: Setting): Promise<() => Promise<void>> {
  const { run, project, target } = setting;
  // There it finds the packages.
  const besidePackages = join(project, 'node_modules', '.cache');
  makeFolders(besidePackages);
  const backend = await compileBackend(target, run.scratch(besidePackages).path);
  const binaries = await postgresBinaries({ cache: cacheDirectory(), run });
  return () => naiveEmbeddedScenario({ target, binaries, backend, folder: newFolder(setting) });
}
