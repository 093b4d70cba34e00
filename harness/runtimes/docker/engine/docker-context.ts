// The engine that the `docker` program's current context names, read from that program's own files.

import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { messageOf } from '../../../support/user-error';
import { EngineRefusal, OR_EMBEDDED } from './engine-refusal';
import type { Surroundings } from './surroundings';

export interface ContextHost {
  readonly name: string;
  readonly host: string;
}

/** Null where the context is the default one, which names nothing. */
export function contextHost({ env, home }: Pick<Surroundings, 'env' | 'home'>): ContextHost | null {
  const folder = env['DOCKER_CONFIG'] || join(home, '.docker');
  const name = env['DOCKER_CONTEXT'] || currentContext(folder);
  if (name === null || name === '' || name === 'default') return null;
  // The program's own store: one folder a context, named after the hash of its name.
  const folderName = createHash('sha256').update(name).digest('hex');
  const file = join(folder, 'contexts', 'meta', folderName, 'meta.json');
  try {
    const meta = JSON.parse(readFileSync(file, 'utf8')) as { Endpoints?: { docker?: { Host?: string } } };
    const host = meta.Endpoints?.docker?.Host;
    if (host === undefined || host === '') throw new Error('it names no engine');
    return { name, host };
  } catch (thrown) {
    throw new EngineRefusal({
      why: `the Docker context ${name} cannot be read: ${messageOf(thrown)}`,
      value: file,
      clause: `the Docker context ${name} cannot be read`,
      remedy: `Choose another with "docker context use", set DOCKER_HOST, ${OR_EMBEDDED}`,
      cause: thrown,
    });
  }
}

function currentContext(folder: string): string | null {
  try {
    const config = JSON.parse(readFileSync(join(folder, 'config.json'), 'utf8')) as {
      currentContext?: string;
    };
    return config.currentContext ?? null;
  } catch {
    // Most have no such file.
    return null;
  }
}
