// Lets Testcontainers use the very engine that was asked before, and its reaper tidy up soon after a killed run.

import type { PreparedEngine } from './engine/prepare-engine';

/** How long the reaper waits for a run that may come back; its own default is 10 s. */
const RECONNECTION = '1s';

/** It reads the environment as it is loaded. */
export function settleTestcontainers({
  endpoint,
  images,
}: Pick<PreparedEngine, 'endpoint' | 'images'>): void {
  // A wrong one it would pass over in silence, for another engine.
  process.env['DOCKER_HOST'] = endpoint.uri;
  process.env['TESTCONTAINERS_RYUK_RECONNECTION_TIMEOUT'] ??= RECONNECTION;
  if (images.reaper !== undefined) process.env['RYUK_CONTAINER_IMAGE'] = images.reaper.name;
}
