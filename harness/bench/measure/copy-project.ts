// A copy of the project that nobody has run yet: its packages are there, and nothing is cached.

import { cpSync, existsSync, readdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { makeFolders } from '../../support/files/make-folders.cjs';

const COPIED = ['harness', 'scenarios', 'target-app', 'package.json', 'package-lock.json', 'tsconfig.json'];
const CACHE = '.cache';

/** Copies it into a new folder of that path. Each package is a link, so that what is kept beside them is not there. */
export function copyProject(project: string, to: string): void {
  makeFolders(join(to, 'node_modules'));
  for (const name of COPIED)
    if (existsSync(join(project, name))) cpSync(join(project, name), join(to, name), { recursive: true });
  for (const name of readdirSync(join(project, 'node_modules')))
    if (name !== CACHE) symlinkSync(join(project, 'node_modules', name), join(to, 'node_modules', name));
}
