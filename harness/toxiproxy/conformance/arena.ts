// What most tests need: a running server with one proxy in front of one upstream, and connections through it.
import { done } from './api';
import { contestants, type Contestant, type RunningServer } from './contestants';
import { eventually } from './eventually';
import { dialPeer, Upstream, type Peer } from './peer';

export type Direction = 'upstream' | 'downstream';
export const DIRECTIONS: readonly Direction[] = ['upstream', 'downstream'];

export interface ProxyState {
  readonly name: string;
  readonly listen: string;
  readonly upstream: string;
  readonly enabled: boolean;
  readonly toxics: readonly { readonly name: string }[];
}

export interface Connection {
  readonly client: Peer;
  readonly server: Peer;
  /** Who sends, and who receives, in a direction. */
  along(direction: Direction): { readonly sender: Peer; readonly receiver: Peer };
}

export class Arena {
  private readonly clients: Peer[] = [];

  private constructor(
    private readonly running: RunningServer,
    readonly upstream: Upstream,
    readonly listen: string,
  ) {}

  static async open(contestant: Contestant): Promise<Arena> {
    const running = await contestant.start();
    const upstream = await new Upstream().listen();
    const body = { name: 'p', listen: '127.0.0.1:0', upstream: upstream.address };
    const { listen } = (await done(running.url, 'POST', '/proxies', body)) as ProxyState;
    return new Arena(running, upstream, listen);
  }

  get url(): string {
    return this.running.url;
  }

  async connect(address = this.listen): Promise<Connection> {
    const before = this.upstream.peers.length;
    const client = await dialPeer(address);
    this.clients.push(client);
    await eventually('the upstream has accepted', () => this.upstream.peers.length > before);
    const server = this.upstream.peers.at(-1) as Peer;
    const along = (direction: Direction): { sender: Peer; receiver: Peer } =>
      direction === 'upstream' ? { sender: client, receiver: server } : { sender: server, receiver: client };
    return { client, server, along };
  }

  /** Its name is its type unless another is given. */
  async add(type: string, stream: Direction, attributes: object, more: object = {}): Promise<void> {
    await done(this.url, 'POST', '/proxies/p/toxics', { name: type, type, stream, attributes, ...more });
  }

  async change(name: string, attributes: object): Promise<void> {
    await done(this.url, 'PATCH', `/proxies/p/toxics/${name}`, { attributes });
  }

  async remove(name: string): Promise<void> {
    await done(this.url, 'DELETE', `/proxies/p/toxics/${name}`);
  }

  async enable(enabled: boolean): Promise<void> {
    await done(this.url, 'PATCH', '/proxies/p', { enabled });
  }

  async state(): Promise<ProxyState> {
    return (await done(this.url, 'GET', '/proxies/p')) as ProxyState;
  }

  async close(): Promise<void> {
    for (const client of this.clients) client.close();
    await this.running.close();
    await this.upstream.close();
  }
}

/** Runs the same tests against each contestant, each test in an arena of its own. */
export function onEach(tests: (arena: () => Arena) => void): void {
  jest.setTimeout(60_000);
  describe.each(contestants())('$name', (contestant) => {
    let arena: Arena;
    beforeEach(async () => {
      arena = await Arena.open(contestant);
    });
    afterEach(() => arena.close());
    tests(() => arena);
  });
}
