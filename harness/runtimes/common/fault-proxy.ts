// The fault proxy of one lane: one proxy of a Toxiproxy server, driven through its client.

import { lookup } from 'node:dns/promises';

import { Toxiproxy, type Proxy, type ToxicType } from 'toxiproxy-node-client';

import type { FaultProxy, Toxic } from '../../contract/fault-proxy';
import { messageOf, UserError } from '../../support/user-error';
import { ask, toxiproxyHttp } from './toxiproxy-http';

export interface Address {
  readonly host: string;
  readonly port: number;
}

export interface OpenedProxy extends FaultProxy {
  /** Lets it lead elsewhere. */
  leadTo(upstream: Address): Promise<void>;
  /** Removes the proxy from the server. */
  close(): Promise<void>;
}

export interface FaultProxyOptions {
  /** Base URL of the server's API. The proxy listens where that does, unless the target reaches it elsewhere. */
  readonly server: string;
  readonly name: string;
  readonly upstream: Address;
  /** Where the target is to reach it, where that is in a network that we are not in: it listens at that port on every address there. */
  readonly reachedAt?: Address | undefined;
}

/** As the API lists it. */
interface Listed {
  readonly enabled: boolean;
  readonly toxics: readonly (Toxic & { readonly name: string })[];
}

/** Of a lane's proxy: it tells this run's from those of others on the same server, and begins alike for all of a run. */
export function proxyName(runId: string, lane: string): string {
  return `chaos401-${runId}-${lane}`;
}

/** Rejects with a `UserError` where no Toxiproxy answers there. */
export async function openFaultProxy(options: FaultProxyOptions): Promise<OpenedProxy> {
  const { server, name, upstream, reachedAt } = options;
  const client = Object.assign(new Toxiproxy(baseUrl(server)), { api: toxiproxyHttp });
  const host = reachedAt === undefined ? await loopbackOf(server) : EVERY_ADDRESS;
  let target = addressText(upstream);
  let proxy: Proxy;
  let port: string;
  try {
    await checkAnswers(client.host);
    proxy = await client.createProxy({ name, listen: `${host}:${reachedAt?.port ?? 0}`, upstream: target });
    port = portOf(proxy.listen);
  } catch (thrown) {
    return refuse(server, thrown);
  }
  const listen = `${host}:${port}`;

  const attempt = async <T>(what: string, action: () => Promise<T>): Promise<T> => {
    try {
      return await action();
    } catch (thrown) {
      throw new Error(`Failed to ${what} the proxy ${name} of ${withoutUser(server)}: ${messageOf(thrown)}`, {
        cause: thrown,
      });
    }
  };
  const read = () =>
    attempt('read', async () => (await client.api.get(`${client.host}/proxies/${name}`)).data as Listed);
  const update = (what: string, enabled: boolean) =>
    attempt(what, async () => void (proxy = await proxy.update({ enabled, listen, upstream: target })));

  return {
    name,
    address: reachedAt ?? { host, port: Number(port) },
    async state() {
      const { enabled, toxics } = await read();
      return {
        enabled,
        toxics: toxics.map(({ type, stream, attributes }) => ({ type, stream, attributes })),
      };
    },
    disable: () => update('disable', false),
    enable: () => update('enable', true),
    addToxic: (toxic) => attempt(`add the toxic ${toxic.type} to`, () => addToxic(proxy, toxic)),
    async restore() {
      const { enabled, toxics } = await read();
      if (!enabled) await update('enable', true);
      for (const toxic of toxics) {
        await attempt(`remove the toxic ${toxic.name} from`, async () =>
          (await proxy.getToxic(toxic.name)).remove(),
        );
      }
    },
    async leadTo(next) {
      target = addressText(next);
      await update('redirect', proxy.enabled);
    },
    close: () => attempt('remove', () => proxy.remove()),
  };
}

/** As its API's paths are appended to it. */
export function baseUrl(server: string): string {
  return server.replace(/\/+$/, '');
}

/** A server that is there and says nothing would be waited for much longer by what follows. */
const FIRST_ANSWER_MS = 5000;

async function checkAnswers(base: string): Promise<void> {
  await ask('GET', `${base}/version`, { withinMs: FIRST_ANSWER_MS });
}

/** Of an answer that says where it listens; any other is not of a Toxiproxy. */
function portOf(listen: unknown): string {
  const port = typeof listen === 'string' ? /:(\d+)$/.exec(listen)?.[1] : undefined;
  if (port === undefined) throw new Error('it does not answer as a Toxiproxy does');
  return port;
}

/** A password in a URL is nobody's to read. */
function withoutUser(server: string): string {
  const url = new URL(server);
  if (url.username === '' && url.password === '') return server;
  return Object.assign(url, { username: '', password: '' }).href;
}

const EVERY_ADDRESS = '0.0.0.0';

async function addToxic(proxy: Proxy, { type, stream, attributes }: Toxic): Promise<void> {
  await proxy.addToxic({
    name: `${type}_${stream}`,
    type: type as ToxicType,
    stream,
    toxicity: 1,
    attributes,
  });
}

function addressText({ host, port }: Address): string {
  return `${host}:${port}`;
}

/** One IPv4 address: a name with two of them gives a client an `AggregateError` without a message when both refuse. */
async function loopbackOf(server: string): Promise<string> {
  try {
    return (await lookup(new URL(server).hostname, 4)).address;
  } catch (thrown) {
    return refuse(server, thrown);
  }
}

function refuse(server: string, thrown: unknown): never {
  throw new UserError({
    to: 'use the Toxiproxy server',
    why: messageOf(thrown),
    value: withoutUser(server),
    remedy: 'Start it, or leave out --toxiproxy to use the built-in one',
    cause: thrown,
  });
}
