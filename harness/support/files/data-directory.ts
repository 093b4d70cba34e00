// Where a user's own data is kept that no program makes anew.

import { homedir } from 'node:os';
import { join, resolve } from 'node:path';

export interface DataSurroundings {
  readonly env?: Readonly<Record<string, string | undefined>> | undefined;
  readonly platform?: NodeJS.Platform | undefined;
  readonly home?: string | undefined;
}

/** `CHAOS401_DATA_DIR`; else below `XDG_DATA_HOME` (XDG Base Directory Specification 0.8), or the platform's own place. Nothing is made. */
export function dataDirectoryPath(surroundings: DataSurroundings = {}): string {
  const { env = process.env, platform = process.platform, home = homedir() } = surroundings;
  const chosen = env['CHAOS401_DATA_DIR'];
  if (chosen !== undefined && chosen !== '') return resolve(chosen);
  const own = env['XDG_DATA_HOME'];
  // A relative path is to be ignored, the specification says.
  if (own?.startsWith('/') === true) return join(own, 'chaos-401');
  if (platform === 'darwin') return join(home, 'Library', 'Application Support', 'chaos-401');
  return join(home, '.local', 'share', 'chaos-401');
}
