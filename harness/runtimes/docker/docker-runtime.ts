// The runtime that has PostgreSQL, Toxiproxy and the target in containers of an engine on this machine.

import { join, resolve } from 'node:path';

import type { Runtime, StackOptions } from '../../contract/runtime';
import { CleanupStack } from '../../support/cleanup-stack';
import { openRunDirectory } from '../../support/files/run-directory';
import { setPostgresEnvironmentAside } from '../../support/postgres-environment';
import { UserError } from '../../support/user-error';
import { describeEngine } from './describe-engine';
import { prepareEngine } from './engine/prepare-engine';
import type { ImageChoice } from './images';
import lazy from './lazy.cjs';
import { settleTestcontainers } from './settle-testcontainers';

const PROJECT = join(__dirname, '..', '..', '..');
/** It holds logs, and for a moment the target's bundles. */
const NEEDED_BYTES = 16 * 1024 * 1024;

export function dockerRuntime(images: ImageChoice = {}): Runtime {
  return {
    name: 'docker',
    async open(options) {
      refuseForeignProxy(options);
      const { note } = options;
      const engine = await prepareEngine({ images, note });
      note(describeEngine(engine));
      settleTestcontainers(engine);
      const run = openRunDirectory({ note, needBytes: NEEDED_BYTES });
      const cleanup = new CleanupStack();
      cleanup.defer('the shell’s PG variables', setPostgresEnvironmentAside());
      cleanup.defer('directory of the run', () => run.close());
      try {
        const target = { ...options.target, root: resolve(PROJECT, options.target.root) };
        return await lazy.openStack()({ ...options, target }, { engine, run, cleanup });
      } catch (thrown) {
        await cleanup.close().catch(() => undefined);
        throw thrown;
      }
    },
  };
}

function refuseForeignProxy({ toxiproxyUrl }: StackOptions): void {
  if (toxiproxyUrl === undefined) return;
  throw new UserError({
    to: 'use that Toxiproxy',
    why: 'containers do not reach what listens on this machine, and the Docker runtime has a Toxiproxy of its own',
    value: toxiproxyUrl,
    remedy: 'Leave out --toxiproxy, or take --runtime embedded',
    exitCode: 64,
  });
}
