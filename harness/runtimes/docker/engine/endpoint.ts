// Where the engine is to be found: DOCKER_HOST, else the Docker context, else the sockets that engines make.

import { join } from 'node:path';

import { contextHost } from './docker-context';
import { EngineRefusal, OR_EMBEDDED } from './engine-refusal';
import type { Surroundings } from './surroundings';

export interface Endpoint {
  /** As DOCKER_HOST would have it: `unix:///var/run/docker.sock`. */
  readonly uri: string;
  /** Who says so: `DOCKER_HOST`, `the Docker context desktop-linux`, or null for the place where engines are by themselves. */
  readonly source: string | null;
  readonly connect: { readonly socketPath: string } | { readonly host: string; readonly port: number };
}

/** Throws an `EngineRefusal` where what is said is no place, or one that is not on this machine. */
export function engineEndpoint(surroundings: Surroundings): Endpoint {
  const { env } = surroundings;
  const host = env['DOCKER_HOST'];
  if (host !== undefined && host !== '') return read(host, 'DOCKER_HOST', env);
  const context = contextHost(surroundings);
  if (context !== null) return read(context.host, `the Docker context ${context.name}`, env);
  return { ...read(usualPlace(surroundings), 'the default', {}), source: null };
}

function usualPlace({ env, platform, home, user, usualSocket, exists }: Surroundings): string {
  if (platform === 'win32') return 'npipe:////./pipe/docker_engine';
  const runtime = env['XDG_RUNTIME_DIR'];
  const places = [
    usualSocket,
    // Rootless engines and Docker Desktop.
    ...(runtime === undefined || runtime === '' ? [] : [join(runtime, 'docker.sock')]),
    join(home, '.docker', 'run', 'docker.sock'),
    join(home, '.docker', 'desktop', 'docker.sock'),
    `/run/user/${String(user.id)}/docker.sock`,
  ];
  return `unix://${places.find((place) => exists(place)) ?? usualSocket}`;
}

function read(uri: string, source: string, env: Surroundings['env']): Endpoint {
  const [, scheme, rest = ''] = /^([a-z]+):\/\/(.*)$/i.exec(uri) ?? [];
  const kind = scheme?.toLowerCase() ?? '';
  if (kind === 'ssh') throw remote(uri, source);
  if (['tcp', 'http', 'https'].includes(kind)) return readTcp(uri, source, env);
  if ((kind === 'unix' && rest.startsWith('/')) || (kind === 'npipe' && rest !== ''))
    return { uri, source, connect: { socketPath: rest } };
  throw malformed(uri, source);
}

function readTcp(uri: string, source: string, env: Surroundings['env']): Endpoint {
  const url = uri.replace(/^[a-z]+:/i, 'http:');
  if (!URL.canParse(url)) throw malformed(uri, source);
  const { hostname, port } = new URL(url);
  if (!isLoopback(hostname)) throw remote(uri, source);
  if (uri.startsWith('https:') || (env['DOCKER_TLS_VERIFY'] ?? '') !== '')
    throw new EngineRefusal({
      why: `${source} asks for TLS, which is not spoken here`,
      value: uri,
      clause: `${source} asks for TLS`,
      remedy: `Let DOCKER_HOST name the engine's socket and unset DOCKER_TLS_VERIFY, ${OR_EMBEDDED}`,
    });
  return { uri, source, connect: { host: hostname.replace(/^\[|\]$/g, ''), port: Number(port || 2375) } };
}

function isLoopback(hostname: string): boolean {
  return hostname === 'localhost' || hostname === '[::1]' || /^127(\.\d{1,3}){3}$/.test(hostname);
}

function malformed(uri: string, source: string): EngineRefusal {
  return new EngineRefusal({
    why: `${source} names no place where an engine could be`,
    value: uri,
    clause: `${source} is malformed`,
    remedy: `Write it like unix:///var/run/docker.sock or tcp://127.0.0.1:2375, or unset it, ${OR_EMBEDDED}`,
  });
}

function remote(uri: string, source: string): EngineRefusal {
  return new EngineRefusal({
    why: `${source} names an engine on another machine; the ports that its containers publish would be on that machine's loopback, not on this one's`,
    value: uri,
    clause: `${source} names another machine`,
    remedy: `Run on the machine of that engine, let DOCKER_HOST name one that runs here, ${OR_EMBEDDED}`,
  });
}
