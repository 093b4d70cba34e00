// One proxy: accepts clients on its listener, connects each to the upstream, and links the two in both directions.
import type { Socket } from 'node:net';
import { takeTurns } from '../../support/in-turn';
import { dial } from '../link/dial';
import { Endpoint } from '../link/endpoint';
import { Link } from '../link/link';
import type { Direction } from '../link/toxic';
import { formatAddress, parseAddress, resolveAddress } from './address';
import { listen, type Listener } from './listener';
import { ToxicChain } from './toxic-chain';
import type { Route, Traffic } from './traffic';

export interface ProxySettings {
  readonly listen: string;
  readonly upstream: string;
  readonly enabled: boolean;
}

export class ToxicProxy {
  readonly toxics = new ToxicChain();
  private listener: Listener | undefined;
  private readonly open = new Set<Endpoint>();
  private readonly changes = takeTurns();
  private disposed = false;

  constructor(
    readonly name: string,
    private address: string,
    private target: string,
    private readonly traffic: Traffic,
  ) {}

  get settings(): ProxySettings {
    return { listen: this.address, upstream: this.target, enabled: this.listener !== undefined };
  }

  /** Does nothing when it is started already. Rejects, in Go's words, when it cannot listen. */
  start(): Promise<void> {
    return this.changes(() => this.startNow());
  }

  /** Stops listening and cuts every open connection, for good: whoever still holds it cannot start it any more. */
  dispose(): Promise<void> {
    return this.changes(async () => {
      this.disposed = true;
      this.stopNow();
    });
  }

  /** A new address or upstream restarts it, with all connections cut; where it then cannot listen, it stays disabled. */
  update(wanted: ProxySettings): Promise<void> {
    return this.changes(async () => {
      if (await this.differsFrom(wanted)) {
        this.stopNow();
        this.address = wanted.listen;
        this.target = wanted.upstream;
      }
      if (wanted.enabled) await this.startNow();
      else this.stopNow();
    });
  }

  async differsFrom(wanted: Pick<ProxySettings, 'listen' | 'upstream'>): Promise<boolean> {
    const address = formatAddress(await resolveAddress(wanted.listen));
    return address !== this.address || wanted.upstream !== this.target;
  }

  private async startNow(): Promise<void> {
    if (this.listener !== undefined || this.disposed) return;
    this.listener = await listen(this.address, (client) => this.accept(client));
    this.address = this.listener.address;
  }

  private stopNow(): void {
    this.listener?.close();
    this.listener = undefined;
    for (const endpoint of this.open) endpoint.cut();
  }

  private accept(socket: Socket): void {
    // A socket that the listener had accepted, but not handed over, when it was closed.
    if (this.listener === undefined) return void socket.destroy();
    const client = this.track(new Endpoint(socket));
    const upstream = this.dial();
    if (upstream === undefined) return client.cut();
    const giveUp = (): void => client.cut();
    upstream.socket.once('error', giveUp);
    upstream.socket.once('connect', () => {
      upstream.socket.off('error', giveUp);
      if (socket.destroyed) return upstream.cut();
      this.link('upstream', client, upstream);
      this.link('downstream', upstream, client);
    });
  }

  private dial(): Endpoint | undefined {
    try {
      const { host, port } = parseAddress(this.target);
      return this.track(dial(host || 'localhost', port));
    } catch {
      return undefined;
    }
  }

  private track(endpoint: Endpoint): Endpoint {
    this.open.add(endpoint);
    endpoint.socket.once('close', () => this.open.delete(endpoint));
    return endpoint;
  }

  private link(direction: Direction, from: Endpoint, to: Endpoint): void {
    const route: Route = { direction, proxy: this.name, listener: this.address, upstream: this.target };
    const link = new Link(direction, from, to, this.toxics.of(direction));
    this.toxics.attach(link);
    link.start({
      onReceived: (bytes) => this.traffic.add('received', route, bytes),
      onEnd: (bytes, complete) => {
        this.toxics.detach(link);
        if (complete) this.traffic.add('sent', route, bytes);
      },
    });
  }
}
