// Whether two folders hold the same, to the byte.

import { readFileSync, readdirSync, readlinkSync } from 'node:fs';
import { join, relative } from 'node:path';

/** Files and links of `one` are looked for in `other`; what only that has does not count. False too where it cannot be read. */
export function sameTree(one: string, other: string): boolean {
  return readdirSync(one, { withFileTypes: true, recursive: true }).every((entry) => {
    const path = join(entry.parentPath, entry.name);
    const twin = join(other, relative(one, path));
    try {
      if (entry.isSymbolicLink()) return readlinkSync(path) === readlinkSync(twin);
      return !entry.isFile() || readFileSync(path).equals(readFileSync(twin));
    } catch {
      return false;
    }
  });
}
