// The routes of Toxiproxy's HTTP API: which method on which path does what.
import type { ToxicType } from '../link/toxic-type';
import { ApiError, unknownToxic } from '../proxy/api-error';
import type { ProxyCollection } from '../proxy/proxy-collection';
import type { ToxicProxy } from '../proxy/toxic-proxy';
import { TOXIPROXY_VERSION } from '../version';
import { encodeFault, encodeProxies, encodeProxy, encodeToxic, encodeToxics } from './encode';
import { metricsText, METRICS_TYPE, type MetricsOptions } from './metrics';
import { changedProxy, newProxy, populatedProxies } from './proxy-input';
import { empty, json, type Reply } from './reply';
import { changeToxic, newToxic } from './toxic-input';

export interface Call {
  /** Of the path, percent-decoded. */
  readonly parameters: Readonly<Record<'proxy' | 'toxic', string>>;
  readonly body: Buffer;
}

export interface Route {
  /** Undefined for any. */
  readonly methods: readonly string[] | undefined;
  /** `{proxy}` and `{toxic}` stand for one segment each. */
  readonly path: string;
  readonly answer: (call: Call) => Reply | Promise<Reply>;
}

export interface RouteOptions {
  readonly proxies: ProxyCollection;
  readonly toxicTypes: readonly ToxicType[];
  readonly metrics: MetricsOptions;
}

const CHANGE = ['POST', 'PATCH'];

export function routes({ proxies, toxicTypes, metrics }: RouteOptions): readonly Route[] {
  const proxyOf = ({ parameters }: Call): ToxicProxy => proxies.get(parameters.proxy);
  const list: readonly Route[] = [
    { methods: ['POST'], path: '/reset', answer: () => proxies.reset().then(() => empty(204)) },
    { methods: ['POST'], path: '/populate', answer: ({ body }) => populate(proxies, body) },
    { methods: ['GET'], path: '/version', answer: version },
    { methods: ['GET'], path: '/proxies', answer: () => json(encodeProxies(proxies.list())) },
    {
      methods: ['POST'],
      path: '/proxies',
      answer: async ({ body }) => json(encodeProxy(await proxies.create(newProxy(body))), 201),
    },
    { methods: ['GET'], path: '/proxies/{proxy}', answer: (call) => json(encodeProxy(proxyOf(call))) },
    {
      methods: CHANGE,
      path: '/proxies/{proxy}',
      async answer(call) {
        const proxy = proxyOf(call);
        await proxy.update(changedProxy(call.body, proxy.settings));
        return json(encodeProxy(proxy));
      },
    },
    {
      methods: ['DELETE'],
      path: '/proxies/{proxy}',
      answer: ({ parameters }) => proxies.remove(parameters.proxy).then(() => empty(204)),
    },
    {
      methods: ['GET'],
      path: '/proxies/{proxy}/toxics',
      answer: (call) => json(encodeToxics(proxyOf(call).toxics.list())),
    },
    {
      methods: ['POST'],
      path: '/proxies/{proxy}/toxics',
      async answer(call) {
        const { toxics } = proxyOf(call);
        const toxic = newToxic(call.body, toxicTypes);
        await toxics.add(toxic);
        return json(encodeToxic(toxic));
      },
    },
    {
      methods: ['GET'],
      path: '/proxies/{proxy}/toxics/{toxic}',
      answer(call) {
        const toxic = proxyOf(call).toxics.find(call.parameters.toxic);
        if (toxic === undefined) throw unknownToxic();
        return json(encodeToxic(toxic));
      },
    },
    {
      methods: CHANGE,
      path: '/proxies/{proxy}/toxics/{toxic}',
      async answer(call) {
        const { toxics } = proxyOf(call);
        const changed = await toxics.update(call.parameters.toxic, (toxic) => changeToxic(call.body, toxic));
        return json(encodeToxic(changed));
      },
    },
    {
      methods: ['DELETE'],
      path: '/proxies/{proxy}/toxics/{toxic}',
      answer: (call) =>
        proxyOf(call)
          .toxics.remove(call.parameters.toxic)
          .then(() => empty(204)),
    },
  ];
  return metrics.proxy || metrics.runtime ? [...list, metricsRoute(proxies, metrics)] : list;
}

function version(): Reply {
  const headers = { 'Content-Type': 'application/json;charset=utf-8' };
  return { status: 200, headers, body: `{"version": "${TOXIPROXY_VERSION}"}\n` };
}

function metricsRoute({ traffic }: ProxyCollection, metrics: MetricsOptions): Route {
  return {
    methods: undefined,
    path: '/metrics',
    answer: () => ({
      status: 200,
      headers: { 'Content-Type': METRICS_TYPE },
      body: metricsText(traffic, metrics),
    }),
  };
}

/** Answers with what was populated until the first fault, and with the fault. */
async function populate(proxies: ProxyCollection, body: Buffer): Promise<Reply> {
  const populated: ToxicProxy[] = [];
  const list = (): string => (populated.length > 0 ? `[${populated.map(encodeProxy).join(',')}]` : 'null');
  try {
    for (const definition of populatedProxies(body))
      populated.push(await proxies.createOrReplace(definition));
  } catch (thrown) {
    const status = thrown instanceof ApiError ? thrown.status : 500;
    return json(
      `${encodeFault((thrown as Error).message, status).slice(0, -1)},"proxies":${list()}}`,
      status,
    );
  }
  return json(`{"proxies":${list()}}`, 201);
}
