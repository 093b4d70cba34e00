import { chmodSync, renameSync } from 'node:fs';
import { join } from 'node:path';

import { engineEndpoint } from './endpoint';
import { DOCKER, SocketFolder } from './fake-engine';
import { reachEngine, type EngineFacts } from './reach-engine';
import { hostSurroundings, type Surroundings } from './surroundings';

type Env = Surroundings['env'];

/** Long enough for an answer on this machine, short for one that never comes. */
const DEADLINE_MS = 1000;

let sockets: SocketFolder;
beforeEach(() => void (sockets = new SocketFolder()));
afterEach(() => sockets.close());

async function reach(env: Env): Promise<EngineFacts> {
  const endpoint = engineEndpoint({
    ...hostSurroundings(env),
    home: sockets.path,
    platform: 'linux',
    usualSocket: join(sockets.path, 'usual.sock'),
    exists: () => false,
  });
  return reachEngine({ endpoint, deadlineMs: DEADLINE_MS, userName: 'somebody' });
}

const at = (path: string): Env => ({ DOCKER_HOST: `unix://${path}` });

describe('what cannot serve is told apart, each with a remedy', () => {
  const refusals: [title: string, env: () => Promise<Env>, says: RegExp, remedy: RegExp][] = [
    [
      'no socket',
      async () => ({}),
      /there is no engine here: its socket does not exist \(unix:.*\/usual\.sock\)/,
      /Install and start Docker/,
    ],
    [
      'a DOCKER_HOST that is not there',
      async () => at('/nowhere/docker.sock'),
      /DOCKER_HOST names a socket that does not exist/,
      /name another or unset it/,
    ],
    [
      'a socket without a listener',
      async () => at(await sockets.closed()),
      /no engine listens there/,
      /Start Docker/,
    ],
    [
      'an engine that never answers',
      async () => at(await sockets.server()),
      /takes the connection and does not answer within 1000 ms/,
      /Restart it/,
    ],
    [
      'what answers 404',
      async () => at(await sockets.engine({})),
      /no Docker engine: it answers with status 404/,
      /Let DOCKER_HOST name an engine's socket/,
    ],
    [
      'what speaks another protocol',
      async () => at(await sockets.server((socket) => socket.end('220 smtp ready\r\n'))),
      /no Docker engine: it gives HPE_INVALID_CONSTANT/,
      /Let DOCKER_HOST name an engine's socket/,
    ],
    [
      'what hangs up',
      async () => at(await sockets.server((socket) => socket.destroy())),
      /no Docker engine: it hangs up/,
      /Let DOCKER_HOST/,
    ],
    [
      'Podman, by its header',
      async () =>
        at(
          await sockets.engine({
            ...DOCKER,
            'GET /_ping': { headers: { 'Libpod-API-Version': '5.0.0' }, body: 'OK' },
          }),
        ),
      /it is Podman that listens there/,
      /name a Docker engine's socket/,
    ],
    [
      'Podman, by its parts',
      async () =>
        at(
          await sockets.engine({
            ...DOCKER,
            'GET /version': { body: { Version: '5.0.0', Components: [{ Name: 'Podman Engine' }] } },
          }),
        ),
      /it is Podman that listens there/,
      /name a Docker engine's socket/,
    ],
    [
      'Windows containers',
      async () => at(await sockets.engine({ ...DOCKER, 'GET /info': { body: { OSType: 'windows' } } })),
      /runs windows containers/,
      /Switch it to Linux containers/,
    ],
    [
      'a malformed DOCKER_HOST',
      async () => ({ DOCKER_HOST: '/var/run/docker.sock' }),
      /DOCKER_HOST names no place where an engine could be \(\/var\/run\/docker\.sock\)/,
      /Write it like unix:\/\//,
    ],
    [
      'a relative path',
      async () => ({ DOCKER_HOST: 'unix://docker.sock' }),
      /DOCKER_HOST names no place/,
      /Write it like/,
    ],
    [
      'a port that is none',
      async () => ({ DOCKER_HOST: 'tcp://127.0.0.1:port' }),
      /DOCKER_HOST names no place/,
      /Write it like/,
    ],
    [
      'another machine',
      async () => ({ DOCKER_HOST: 'tcp://build.example.com:2375' }),
      /names an engine on another machine; the ports .* would be on that machine's loopback/,
      /Run on the machine of that engine/,
    ],
    [
      'another machine by SSH',
      async () => ({ DOCKER_HOST: 'ssh://me@build.example.com' }),
      /names an engine on another machine/,
      /Run on the machine of that engine/,
    ],
    [
      'TLS',
      async () => ({ DOCKER_HOST: 'tcp://127.0.0.1:2376', DOCKER_TLS_VERIFY: '1' }),
      /DOCKER_HOST asks for TLS/,
      /unset DOCKER_TLS_VERIFY/,
    ],
    [
      'a context that is not there',
      async () => ({ DOCKER_CONTEXT: 'gone', DOCKER_CONFIG: sockets.path }),
      /the Docker context gone cannot be read/,
      /docker context use/,
    ],
  ];

  test.each(refusals)('%s', async (_title, env, says, remedy) => {
    const refused = reach(await env());
    await expect(refused).rejects.toMatchObject({ name: 'UserError', exitCode: 2 });
    await expect(refused).rejects.toThrow(says);
    await expect(refused).rejects.toThrow(remedy);
    await expect(refused).rejects.toThrow('--runtime embedded');
  });

  test('no right on the socket, as an ordinary user', async () => {
    const path = await sockets.engine(DOCKER);
    chmodSync(path, 0);
    expect(await asOrdinaryUser(() => reach(at(path)).then(String, String))).toMatch(
      /user somebody has no right on the engine's socket .*usermod -aG docker somebody/,
    );
  });

  test('a wrong DOCKER_HOST is never passed over for the usual place', async () => {
    renameSync(await sockets.engine(DOCKER), join(sockets.path, 'usual.sock'));
    expect(await reach({})).toMatchObject({ version: '28.1.0' });
    sockets.asked.length = 0;
    await expect(reach(at('/nowhere/docker.sock'))).rejects.toThrow('/nowhere/docker.sock');
    expect(sockets.asked).toEqual([]);
  });
});

/** Root passes every mode. */
async function asOrdinaryUser<T>(work: () => Promise<T>): Promise<T> {
  if (process.geteuid?.() !== 0) return work();
  process.seteuid?.(65_534);
  try {
    return await work();
  } finally {
    process.seteuid?.(0);
  }
}
