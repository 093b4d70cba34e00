// The toxics of one proxy, and the open links that each change of them must reach.
import { takeTurns } from '../../support/in-turn';
import type { Link } from '../link/link';
import type { Direction, Toxic } from '../link/toxic';
import { conflictingToxic, unknownToxic } from './api-error';

export class ToxicChain {
  private readonly chains: Record<Direction, Toxic[]> = { upstream: [], downstream: [] };
  private readonly links = new Set<Link>();
  private readonly changes = takeTurns();

  /** Upstream ones first, each direction in the order in which they were added. */
  list(): readonly Toxic[] {
    return [...this.chains.upstream, ...this.chains.downstream];
  }

  of(direction: Direction): readonly Toxic[] {
    return this.chains[direction];
  }

  find(name: string): Toxic | undefined {
    return this.list().find((toxic) => toxic.name === name);
  }

  /** Changes reach this link until it is detached. */
  attach(link: Link): void {
    this.links.add(link);
  }

  detach(link: Link): void {
    this.links.delete(link);
  }

  /** Each change resolves once it is in effect on every open connection. */
  add(toxic: Toxic): Promise<void> {
    return this.changes(async () => {
      if (this.find(toxic.name) !== undefined) throw conflictingToxic();
      this.chains[toxic.direction].push(toxic);
      await this.onLinks(toxic, (link) => link.add(toxic));
    });
  }

  /** `change` mutates the toxic, and throws to leave the links alone. */
  update(name: string, change: (toxic: Toxic) => void): Promise<Toxic> {
    return this.changes(async () => {
      const toxic = this.require(name);
      change(toxic);
      await this.onLinks(toxic, (link) => link.update(toxic));
      return toxic;
    });
  }

  remove(name: string): Promise<void> {
    return this.changes(() => this.takeOut(this.require(name)));
  }

  clear(): Promise<void> {
    return this.changes(async () => {
      for (const toxic of this.list()) await this.takeOut(toxic);
    });
  }

  private require(name: string): Toxic {
    const toxic = this.find(name);
    if (toxic === undefined) throw unknownToxic();
    return toxic;
  }

  private async takeOut(toxic: Toxic): Promise<void> {
    this.chains[toxic.direction] = this.chains[toxic.direction].filter((other) => other !== toxic);
    await this.onLinks(toxic, (link) => link.remove(toxic));
  }

  private async onLinks(toxic: Toxic, change: (link: Link) => Promise<void>): Promise<void> {
    const concerned = [...this.links].filter((link) => link.direction === toxic.direction);
    await Promise.all(concerned.map(change));
  }
}
