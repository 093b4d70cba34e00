// What says where an engine is: the environment, the machine, and whose home it is.

import { existsSync } from 'node:fs';
import { homedir, userInfo } from 'node:os';

export interface Surroundings {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly platform: NodeJS.Platform;
  readonly home: string;
  readonly user: { readonly id: number; readonly name: string };
  /** Where an engine with root's rights has its socket. */
  readonly usualSocket: string;
  readonly exists: (path: string) => boolean;
}

export function hostSurroundings(env: Surroundings['env'] = process.env): Surroundings {
  const { uid, username } = userInfo();
  return {
    env,
    platform: process.platform,
    home: homedir(),
    user: { id: uid, name: username },
    usualSocket: '/var/run/docker.sock',
    exists: existsSync,
  };
}
