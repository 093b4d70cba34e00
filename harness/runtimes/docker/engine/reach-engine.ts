// Asks whether an engine answers, and which: with a message of its own for each way in which none does.

import { engineRequest, EngineSilent, type EngineAnswer } from './engine-request';
import { EngineRefusal, OR_EMBEDDED, type RefusalParts } from './engine-refusal';
import type { Endpoint } from './endpoint';

export interface EngineFacts {
  /** `20.10.24`. */
  readonly version: string;
  /** Runs without root's rights. */
  readonly rootless: boolean;
}

export interface ReachOptions {
  readonly endpoint: Endpoint;
  readonly deadlineMs: number;
  /** Who asks, for the message that it has no right. */
  readonly userName: string;
}

/** Rejects with an `EngineRefusal`. */
export async function reachEngine(options: ReachOptions): Promise<EngineFacts> {
  const ask = (path: string) => askEngine(options, path);
  const ping = await ask('/_ping');
  if (ping.status !== 200) throw refusal(options, noEngine(`answers with status ${String(ping.status)}`));
  if (isPodman(ping)) throw refusal(options, PODMAN);
  const [version, info] = await Promise.all([ask('/version'), ask('/info')]);
  if (isPodman(version)) throw refusal(options, PODMAN);
  const { Version } = parse<{ Version?: string }>(options, version);
  const { OSType, SecurityOptions } = parse<Info>(options, info);
  if (OSType !== undefined && OSType !== 'linux') throw refusal(options, otherContainers(OSType));
  const rootless = SecurityOptions?.some((option) => option.startsWith('name=rootless')) ?? false;
  return { version: Version ?? 'of unknown version', rootless };
}

interface Info {
  readonly OSType?: string;
  readonly SecurityOptions?: readonly string[] | null;
}

type Reason = Pick<RefusalParts, 'why' | 'clause' | 'remedy'>;

async function askEngine(options: ReachOptions, path: string): Promise<EngineAnswer> {
  try {
    return await engineRequest(options.endpoint, { path, silenceMs: options.deadlineMs });
  } catch (thrown) {
    throw refusal(options, reasonOf(thrown as NodeJS.ErrnoException, options), thrown);
  }
}

function reasonOf(thrown: NodeJS.ErrnoException, { endpoint, deadlineMs, userName }: ReachOptions): Reason {
  if (thrown instanceof EngineSilent)
    return {
      why: `the engine takes the connection and does not answer within ${String(deadlineMs)} ms`,
      clause: `the engine does not answer within ${String(deadlineMs)} ms`,
      remedy: `Restart it, ${OR_EMBEDDED}`,
    };
  if (thrown.code === 'ENOENT') return endpoint.source === null ? NO_SOCKET : missingSocket(endpoint.source);
  if (thrown.code === 'ECONNREFUSED') return NOBODY_LISTENS;
  if (thrown.code === 'EACCES' || thrown.code === 'EPERM') return noRight(userName);
  if (thrown.code === 'ECONNRESET' || thrown.code === 'EPIPE') return noEngine('hangs up');
  return noEngine(`gives ${thrown.code ?? thrown.message}`);
}

const NO_SOCKET: Reason = {
  why: 'there is no engine here: its socket does not exist',
  clause: 'no engine is here',
  remedy: `Install and start Docker, let DOCKER_HOST name its socket, ${OR_EMBEDDED}`,
};

const NOBODY_LISTENS: Reason = {
  why: 'no engine listens there',
  clause: 'no engine listens',
  remedy: `Start Docker (on Linux: "systemctl start docker"), ${OR_EMBEDDED}`,
};

function missingSocket(source: string): Reason {
  return {
    why: `${source} names a socket that does not exist`,
    clause: `${source} names a socket that does not exist`,
    remedy: `Start that engine, name another or unset it, ${OR_EMBEDDED}`,
  };
}

function noRight(userName: string): Reason {
  return {
    why: `user ${userName} has no right on the engine's socket`,
    clause: `user ${userName} has no right on its socket`,
    remedy: `Join the socket's group (on most systems: "sudo usermod -aG docker ${userName}", then log in again), ${OR_EMBEDDED}`,
  };
}

function noEngine(does: string): Reason {
  return {
    why: `what listens there is no Docker engine: it ${does}`,
    clause: `what listens there ${does}`,
    remedy: `Let DOCKER_HOST name an engine's socket, ${OR_EMBEDDED}`,
  };
}

const PODMAN: Reason = {
  why: 'it is Podman that listens there, on which nothing here was tested',
  clause: 'it is Podman that listens',
  remedy: `Let DOCKER_HOST name a Docker engine's socket, ${OR_EMBEDDED}`,
};

function otherContainers(type: string): Reason {
  return {
    why: `the engine runs ${type} containers, and the images are Linux ones`,
    clause: `the engine runs ${type} containers`,
    remedy: `Switch it to Linux containers, ${OR_EMBEDDED}`,
  };
}

/** Podman names itself in a header of its own, and in the list of its parts. */
function isPodman({ headers, body }: EngineAnswer): boolean {
  return headers['libpod-api-version'] !== undefined || /"Name":\s*"Podman Engine"/.test(body);
}

function parse<T>(options: ReachOptions, { status, body }: EngineAnswer): T {
  try {
    if (status === 200) return JSON.parse(body) as T;
  } catch {
    throw refusal(options, noEngine('answers with what is no JSON'));
  }
  throw refusal(options, noEngine(`answers with status ${String(status)}`));
}

function refusal({ endpoint }: ReachOptions, reason: Reason, cause?: unknown): EngineRefusal {
  return new EngineRefusal({ ...reason, value: endpoint.uri, cause });
}
