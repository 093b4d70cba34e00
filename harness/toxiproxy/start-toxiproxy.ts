// Puts the parts together: the API, the proxies behind it, the toxics that are known.
import { startApiServer } from './api/api-server';
import { routes } from './api/routes';
import { ProxyCollection } from './proxy/proxy-collection';
import { toxicTypes } from './toxics/registry';

export interface ToxiproxyOptions {
  /** Where the API listens. Default: 127.0.0.1. */
  readonly host?: string;
  /** Default: 0, a free port. */
  readonly port?: number;
  /** What every path of the API begins with, so that only those answer who know it: `/kR2…`. Default: nothing. */
  readonly prefix?: string;
  /** Which figures `/metrics` gives; without any the route does not exist. */
  readonly metrics?: { readonly proxy?: boolean; readonly runtime?: boolean };
}

export interface RunningToxiproxy {
  readonly host: string;
  readonly port: number;
  /** Of the API, without a slash at its end. */
  readonly url: string;
  /** Closes the API, every proxy and every connection through them. */
  close(): Promise<void>;
}

/** Rejects with Node's own error (`EADDRINUSE`, …) when the API cannot listen. */
export async function startToxiproxy(options: ToxiproxyOptions = {}): Promise<RunningToxiproxy> {
  const proxies = new ProxyCollection();
  const metrics = { proxy: options.metrics?.proxy === true, runtime: options.metrics?.runtime === true };
  const prefix = options.prefix ?? '';
  const api = await startApiServer({
    host: options.host ?? '127.0.0.1',
    port: options.port ?? 0,
    routes: routes({ proxies, toxicTypes, metrics }).map((route) => ({
      ...route,
      path: prefix + route.path,
    })),
  });
  const { host, port } = api;
  const url = `http://${host.includes(':') ? `[${host}]` : host}:${String(port)}${prefix}`;
  return { host, port, url, close: () => api.close().then(() => proxies.close()) };
}
