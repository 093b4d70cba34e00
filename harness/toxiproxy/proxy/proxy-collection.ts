// The proxies of one server, by name.
import { takeTurns } from '../../support/in-turn';
import { conflictingProxy, unknownProxy } from './api-error';
import { ToxicProxy } from './toxic-proxy';
import { Traffic } from './traffic';

export interface ProxyDefinition {
  readonly name: string;
  readonly listen: string;
  readonly upstream: string;
  readonly enabled: boolean;
}

export class ProxyCollection {
  readonly traffic = new Traffic();
  private readonly proxies = new Map<string, ToxicProxy>();
  private readonly changes = takeTurns();
  private closed = false;

  list(): readonly ToxicProxy[] {
    return [...this.proxies.values()];
  }

  get(name: string): ToxicProxy {
    const proxy = this.proxies.get(name);
    if (proxy === undefined) throw unknownProxy();
    return proxy;
  }

  create(definition: ProxyDefinition): Promise<ToxicProxy> {
    return this.changes(async () => {
      if (this.proxies.has(definition.name)) throw conflictingProxy();
      return this.open(definition);
    });
  }

  /** An existing proxy with the same address and upstream is left as it is, its toxics and its state included. */
  createOrReplace(definition: ProxyDefinition): Promise<ToxicProxy> {
    return this.changes(async () => {
      const existing = this.proxies.get(definition.name);
      if (existing !== undefined) {
        if (!(await existing.differsFrom(definition))) return existing;
        await existing.dispose();
      }
      return this.open(definition);
    });
  }

  remove(name: string): Promise<void> {
    return this.changes(async () => {
      await this.get(name).dispose();
      this.proxies.delete(name);
    });
  }

  /** Enables every proxy and removes all toxics. */
  async reset(): Promise<void> {
    for (const proxy of this.list()) {
      await proxy.start();
      await proxy.toxics.clear();
    }
  }

  /** For good: what a request that is still under way would open is refused. */
  async close(): Promise<void> {
    this.closed = true;
    await this.changes(async () => {
      await Promise.all(this.list().map((proxy) => proxy.dispose()));
      this.proxies.clear();
    });
  }

  private async open({ name, listen, upstream, enabled }: ProxyDefinition): Promise<ToxicProxy> {
    if (this.closed) throw new Error('the server is closing');
    const proxy = new ToxicProxy(name, listen, upstream, this.traffic);
    if (enabled) await proxy.start();
    this.proxies.set(name, proxy);
    return proxy;
  }
}
