// A copy of a target's sources with one edit in it, that is bundled and started like the original.

import { cpSync, existsSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { TargetDefinition } from '../contract/target';
import { editSource, type Edit } from './edit-source';

export interface CopyPlace {
  /** The project: the copy uses its packages and its compiler's settings. */
  readonly project: string;
  /** Where the copies go: outside of the project. */
  readonly folder: string;
  /** What the copy is called, unique in the folder. */
  readonly name: string;
}

const SHARED = ['package.json', 'package-lock.json', 'tsconfig.json', 'node_modules'];

/** The definition of the copy. Throws a `UserError` where the edit does not fit. */
export function copyTarget(
  target: TargetDefinition,
  edit: Edit | null,
  { project, folder, name }: CopyPlace,
): TargetDefinition {
  const root = join(folder, name);
  cpSync(target.root, root, { recursive: true, filter: (path) => !/\.(test|proof)\.ts$/.test(path) });
  for (const shared of SHARED) {
    const isDue = existsSync(join(project, shared)) && !existsSync(join(folder, shared));
    if (isDue) symlinkSync(join(project, shared), join(folder, shared));
  }
  if (edit !== null) {
    const file = join(root, edit.file);
    writeFileSync(file, editSource(readFileSync(file, 'utf8'), edit));
  }
  return { ...target, root };
}
