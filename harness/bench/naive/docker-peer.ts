// Prepares what a naive peer on Docker would have ready: an engine that answers, and every image.

import { prepareEngine, type PreparedEngine } from '../../runtimes/docker/engine/prepare-engine';
import dockerLazy from '../../runtimes/docker/lazy.cjs';
import { settleTestcontainers } from '../../runtimes/docker/settle-testcontainers';
import { UserError } from '../../support/user-error';
import type { Setting } from '../setting';
import lazy from './lazy.cjs';

const LOOPBACK = '127.0.0.1';

/** One scenario with a fresh stack of its own; or, as a sentence, why there is none. */
export type DockerPeer = { readonly scenario: () => Promise<void> } | { readonly why: string };

export async function dockerPeer({ run, target, note }: Setting): Promise<DockerPeer> {
  const engine = await engineOrWhy(note);
  if (typeof engine === 'string') return { why: engine };
  settleTestcontainers(engine);
  // Where it takes itself to be in a container, it would look for the ports at the bridge.
  process.env['TESTCONTAINERS_HOST_OVERRIDE'] ??= LOOPBACK;
  const image = await dockerLazy.targetImage()({ engine, target, run, note });
  const nameOf = (part: 'postgres' | 'toxiproxy'): string => engine.images[part]?.name ?? '';
  const images = { postgres: nameOf('postgres'), toxiproxy: nameOf('toxiproxy'), target: image.name };
  return { scenario: () => lazy.naiveDockerScenario()({ target, images }) };
}

async function engineOrWhy(note: (line: string) => void): Promise<PreparedEngine | string> {
  try {
    return await prepareEngine({ images: {}, note });
  } catch (thrown) {
    if (thrown instanceof UserError) return `Docker was not measured. ${thrown.message}`;
    throw thrown;
  }
}
