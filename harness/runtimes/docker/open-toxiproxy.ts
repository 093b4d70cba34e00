// The Toxiproxy server of a run, in a container.

import { setTimeout as delay } from 'node:timers/promises';

import { runContainer, startRefusal, type RunningContainer } from './container/run-container';

export interface ToxiproxySources {
  readonly image: string;
  readonly name: string;
  readonly network: Promise<string>;
  readonly logPath: string;
  readonly deadlineMs: number;
}

export interface OpeningToxiproxy {
  /** Base URL of its API, as the harness reaches it. */
  readonly url: Promise<string>;
  close(): Promise<void>;
}

const API_PORT = 8474;
const PAUSE_MS = 10;

export function openToxiproxy(sources: ToxiproxySources): OpeningToxiproxy {
  const container = start(sources);
  const url = container.then((started) => awaitApi(started, sources));
  url.catch(() => undefined);
  return {
    url,
    close: async () => (await container.catch(() => null))?.remove(),
  };
}

async function start({ image, name, network, logPath }: ToxiproxySources): Promise<RunningContainer> {
  return runContainer({
    title: 'Toxiproxy',
    image,
    name,
    network: await network,
    logPath,
    port: API_PORT,
    command: ['-host=0.0.0.0'],
  });
}

async function awaitApi(container: RunningContainer, sources: ToxiproxySources): Promise<string> {
  const until = performance.now() + sources.deadlineMs;
  const { host, port } = container.address;
  const url = `http://${host}:${String(port)}`;
  for (;;) {
    const answers = await fetch(`${url}/version`, { signal: AbortSignal.timeout(sources.deadlineMs) }).then(
      ({ ok }) => ok,
      () => false,
    );
    if (answers) return url;
    const how = container.ended();
    const late = performance.now() > until;
    if (how !== null || late) {
      const why = how === null ? 'its API does not answer' : `it ended at its start with ${how}`;
      throw startRefusal({ title: 'Toxiproxy', image: sources.image }, why, container.log);
    }
    await delay(PAUSE_MS);
  }
}
