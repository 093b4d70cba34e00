// The runtime that needs no container engine: PostgreSQL's own binaries, Toxiproxy in this process, the target as child processes.

import { randomBytes } from 'node:crypto';
import { setMaxListeners } from 'node:events';
import { join, resolve } from 'node:path';

import type { LaneParts } from '../../contract/lane';
import type { Runtime, Stack, StackOptions } from '../../contract/runtime';
import type { TargetDefinition } from '../../contract/target';
import { sayWorked } from '../../launch/worked.cjs';
import { startToxiproxy } from '../../toxiproxy';
import { cacheDirectory } from '../../support/files/cache-directory';
import { CleanupStack } from '../../support/cleanup-stack';
import { setPostgresEnvironmentAside } from '../../support/postgres-environment';
import { openRunDirectory, type RunDirectory } from '../../support/files/run-directory';
import { bundleTarget } from '../common/bundle-target';
import { baseUrl, proxyName } from '../common/fault-proxy';
import { openLane } from '../common/open-lane';
import { openCluster, type OpeningCluster } from './cluster/open-cluster';
import { postgresBinaries } from './postgres/postgres-binaries';
import { prepareTemplate } from './cluster/prepare-template';
import { processHost } from './target/process-host';
import { sweepRuns } from './sweep-runs';

const PROJECT = join(__dirname, '..', '..', '..');

export const embeddedRuntime: Runtime = {
  name: 'embedded',
  async open(options) {
    const cache = cacheDirectory();
    const run = openRunDirectory({ note: options.note });
    const cleanup = new CleanupStack();
    cleanup.defer('the shell’s PG variables', setPostgresEnvironmentAside());
    cleanup.defer('directory of the run', () => run.close());
    const sweeping = sweepRuns(cache, options.note);
    cleanup.defer('what earlier runs left', () => sweeping);
    try {
      return await openStack(options, { cache, run, cleanup });
    } catch (thrown) {
      await cleanup.close().catch(() => undefined);
      throw thrown;
    }
  },
};

/** It must outlive this process. */
const REMOVE_PROXIES = join(__dirname, 'remove-proxies.cjs');

interface Room {
  readonly cache: string;
  readonly run: RunDirectory;
  readonly cleanup: CleanupStack;
}

async function openStack(options: StackOptions, { cache, run, cleanup }: Room): Promise<Stack> {
  const { timing } = options;
  const target = { ...options.target, root: resolve(PROJECT, options.target.root) };
  const runId = randomBytes(4).toString('hex');
  const bundle = bundles(target, run);
  const { program } = target.process;
  // Whoever awaits these three is told; a lane that never comes must not make their failure an unhandled one.
  if (program.kind === 'bundle') bundle(program.file).catch(() => undefined);
  const binaries = await postgresBinaries({ cache, run });
  const template = prepareTemplate({ target, timing, binaries, cache, run, note: options.note });
  const toxiproxy = openToxiproxy(options, cleanup);
  if (options.toxiproxyUrl !== undefined)
    run.watchdog.script(REMOVE_PROXIES, [baseUrl(options.toxiproxyUrl), proxyName(runId, '')]);
  for (const promise of [template, toxiproxy]) promise.catch(() => undefined);

  const closing = new AbortController();
  // Each process that is starting listens, and there may be many lanes.
  setMaxListeners(0, closing.signal);
  const lanes = new Set<Promise<LaneParts>>();
  let shared: OpeningCluster | undefined;
  let postgres = '';
  const open = (name: string, owned: boolean): OpeningCluster => {
    const cluster = openCluster({ template, run, name, owned });
    cluster.version.then(
      (version) => void (postgres = version),
      () => undefined,
    );
    return cluster;
  };
  const sharedCluster = (): OpeningCluster => (shared ??= open('postgres', false));
  cleanup.defer('PostgreSQL', () => shared?.close());
  cleanup.defer('lanes', async () => {
    closing.abort(new Error('The stack is closed.'));
    const closingLanes = new CleanupStack();
    for (const lane of lanes) closingLanes.defer('lane', async () => (await lane.catch(() => null))?.close());
    await closingLanes.close();
  });

  return {
    runtime: 'embedded',
    get postgres() {
      return postgres;
    },
    openLane({ name, ownCluster }) {
      const own = ownCluster ? open(name, true) : null;
      const opening = openLane({
        name,
        runId,
        target,
        timing,
        toxiproxy,
        expectedAddress: (own ?? sharedCluster()).expectedAddress,
        cluster: (own ?? sharedCluster()).access,
        host: processHost({ target, timing, run, bundle, lane: name, closing: closing.signal }),
        ...(own === null ? {} : { closeLast: () => own.close() }),
      });
      lanes.add(opening);
      opening.catch(() => lanes.delete(opening));
      return opening;
    },
    async close() {
      if (lanes.size > 0) sayWorked();
      await cleanup.close();
    },
  };
}

/** Each source is bundled once. */
function bundles(target: TargetDefinition, run: RunDirectory): (file: string) => Promise<string> {
  const begun = new Map<string, Promise<string>>();
  return (file) => {
    const known = begun.get(file) ?? bundleTarget(target, run, file);
    begun.set(file, known);
    return known;
  };
}

function openToxiproxy({ toxiproxyUrl }: StackOptions, cleanup: CleanupStack): Promise<string> {
  if (toxiproxyUrl !== undefined) return Promise.resolve(toxiproxyUrl);
  // Whoever looks for what is broken must not be told by it.
  const prefix = `/${randomBytes(16).toString('hex')}`;
  const starting = startToxiproxy({ host: '127.0.0.1', port: 0, prefix });
  cleanup.defer('Toxiproxy', async () => (await starting.catch(() => null))?.close());
  return starting.then(({ url }) => url);
}
