// Counts the bytes of links that have ended, by direction, proxy, listener and upstream.
import type { Direction } from '../link/toxic';

export interface Route {
  readonly direction: Direction;
  readonly proxy: string;
  readonly listener: string;
  readonly upstream: string;
}

export interface Count {
  readonly route: Route;
  bytes: number;
}

export class Traffic {
  private readonly counts = { received: new Map<string, Count>(), sent: new Map<string, Count>() };

  add(side: 'received' | 'sent', route: Route, bytes: number): void {
    const key = JSON.stringify(Object.values(route));
    const count = this.counts[side].get(key) ?? { route, bytes: 0 };
    count.bytes += bytes;
    this.counts[side].set(key, count);
  }

  list(side: 'received' | 'sent'): readonly Count[] {
    return [...this.counts[side].values()];
  }
}
