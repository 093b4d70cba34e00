import { createHash } from 'node:crypto';
import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { describeEngine } from '../describe-engine';
import { DOCKER, SocketFolder, type FakeAnswer, type FakeAnswers } from './fake-engine';
import { prepareEngine, type PrepareOptions } from './prepare-engine';
import { hostSurroundings, type Surroundings } from './surroundings';

const IMAGE = { body: { Id: 'sha256:0123', RepoDigests: ['x@sha256:4567'], Config: { WorkingDir: '/app' } } };
const IMAGES: FakeAnswers = {
  'GET /images/postgres:18-alpine/json': IMAGE,
  'GET /images/ghcr.io/shopify/toxiproxy:2.12.0/json': IMAGE,
  'GET /images/node:22-bookworm-slim/json': IMAGE,
  'GET /images/testcontainers/ryuk:0.14.0/json': IMAGE,
};
/** Long enough for an answer on this machine, short for one that never comes. */
const DEADLINE_MS = 1000;

let sockets: SocketFolder;
beforeEach(() => void (sockets = new SocketFolder()));
afterEach(() => sockets.close());

function surroundings(env: Surroundings['env']): Surroundings {
  return {
    ...hostSurroundings(env),
    home: sockets.path,
    platform: 'linux',
    usualSocket: join(sockets.path, 'usual.sock'),
  };
}

function prepare(env: Surroundings['env'], options: Partial<PrepareOptions> = {}) {
  return prepareEngine({
    images: {},
    note: () => undefined,
    deadlineMs: DEADLINE_MS,
    surroundings: surroundings(env),
    ...options,
  });
}

const at = (path: string) => ({ DOCKER_HOST: `unix://${path}` });

describe('an engine that can serve', () => {
  test('is found by DOCKER_HOST, with its version and its images', async () => {
    const engine = await prepare(at(await sockets.engine({ ...DOCKER, ...IMAGES })));
    expect(engine).toMatchObject({ version: '28.1.0', rootless: false });
    expect(Object.keys(engine.images).sort()).toEqual(['node', 'postgres', 'reaper', 'toxiproxy']);
    expect(engine.images.postgres).toMatchObject({ name: 'postgres:18-alpine', digest: 'sha256:4567' });
  });

  test('is found by the current Docker context', async () => {
    const path = await sockets.engine({ ...DOCKER, ...IMAGES });
    writeContext('mine', `unix://${path}`);
    const { endpoint } = await prepare({ DOCKER_CONTEXT: 'mine', DOCKER_CONFIG: sockets.path });
    expect(endpoint).toMatchObject({ uri: `unix://${path}`, source: 'the Docker context mine' });
  });

  test('is found where a rootless one puts its socket, and said to be rootless', async () => {
    const info = { body: { OSType: 'linux', SecurityOptions: ['name=seccomp', 'name=rootless'] } };
    const path = await sockets.engine({ ...DOCKER, ...IMAGES, 'GET /info': info });
    renameSync(path, join(sockets.path, 'docker.sock'));
    const engine = await prepare({ XDG_RUNTIME_DIR: sockets.path });
    expect(engine).toMatchObject({ rootless: true, endpoint: { source: null } });
    expect(describeEngine(engine)).toContain('It runs rootless, which is untested');
  });

  test('is asked for the images that were chosen, by option, variable and mirror', async () => {
    const path = await sockets.engine({
      ...DOCKER,
      'GET /images/registry.example.com/pg:18/json': IMAGE,
      'GET /images/other.example.com/proxy/json': IMAGE,
      'GET /images/mirror.example.com/hub/testcontainers/ryuk:0.14.0/json': IMAGE,
      'GET /images/mirror.example.com/hub/team/backend:1/json': IMAGE,
    });
    const env = {
      ...at(path),
      CHAOS401_POSTGRES_IMAGE: 'not.this.one/pg:18',
      CHAOS401_TOXIPROXY_IMAGE: 'other.example.com/proxy',
      TESTCONTAINERS_HUB_IMAGE_NAME_PREFIX: 'mirror.example.com/hub/',
    };
    const images = { postgres: 'registry.example.com/pg:18', target: 'team/backend:1' };
    const engine = await prepare(env, { images });
    expect(Object.values(engine.images).map(({ name }) => name)).toHaveLength(4);
    expect(engine.images.node).toBeUndefined();
  });
});

describe('an image that is not there', () => {
  const others = { ...IMAGES, 'GET /images/postgres:18-alpine/json': { status: 404 } };

  test('is pulled, and told of', async () => {
    const there: Record<string, FakeAnswer> = { ...DOCKER, ...others };
    const lines = [
      { id: 'a', progressDetail: { current: 1_000_000, total: 5_000_000 } },
      { status: 'Status: Downloaded newer image' },
    ];
    there['POST /images/create'] = { body: lines.map((line) => `${JSON.stringify(line)}\n`).join('') };
    // As an engine has it: there once it was pulled.
    Object.defineProperty(there, 'GET /images/postgres:18-alpine/json', {
      get: () => (sockets.asked.some((asked) => asked.startsWith('POST')) ? IMAGE : { status: 404 }),
    });
    const said: string[] = [];
    const { images } = await prepare(at(await sockets.engine(there)), { note: (line) => said.push(line) });
    expect(images.postgres?.name).toBe('postgres:18-alpine');
    expect(said).toEqual(['Pulling postgres:18-alpine']);
    expect(sockets.asked).toContain('POST /images/create?fromImage=postgres%3A18-alpine');
  });

  test.each([
    ['by its registry', { body: `${JSON.stringify({ error: 'manifest unknown' })}\n` }, /manifest unknown/],
    ['by the engine', { status: 500, body: { message: 'no route to host' } }, /no route to host/],
  ])('and is refused %s is named, with how to have another', async (_title, answer, why) => {
    const path = await sockets.engine({ ...DOCKER, ...others, 'POST /images/create': answer });
    const refused = prepare(at(path));
    await expect(refused).rejects.toThrow(why);
    await expect(refused).rejects.toThrow('Failed to pull an image');
    await expect(refused).rejects.toThrow(
      '(postgres:18-alpine). Let the engine reach its registry (for a private one: "docker login"), name another by --image postgres=NAME or CHAOS401_POSTGRES_IMAGE',
    );
    await expect(refused).rejects.toMatchObject({
      clause: 'the image postgres:18-alpine is not there and cannot be pulled',
    });
  });
});

function writeContext(name: string, host: string): void {
  const folder = join(sockets.path, 'contexts', 'meta', createHash('sha256').update(name).digest('hex'));
  mkdirSync(folder, { recursive: true });
  writeFileSync(
    join(folder, 'meta.json'),
    JSON.stringify({ Name: name, Endpoints: { docker: { Host: host } } }),
  );
}
