// The lanes of one stack: opened when they are needed, thrown away when a scenario could not be undone, or the backend is gone.

import type { Stack } from '../../contract/runtime';
import { needsOwnCluster, type Case } from '../../contract/scenario';
import type { TargetDefinition } from '../../contract/target';
import type { Timing } from '../../contract/timing';
import { messageOf } from '../../support/user-error';
import type { Death } from '../plan/results';
import { openLane, type EngineLane } from './open-lane';

export interface LanePoolOptions {
  readonly stack: Stack;
  readonly target: TargetDefinition;
  readonly timing: Timing;
  readonly note: (line: string) => void;
  /** Told of a backend that ended by itself while its lane was free. */
  readonly died?: (death: Death) => void;
}

export class LanePool {
  private readonly free: EngineLane[] = [];
  private opened = 0;

  constructor(private readonly options: LanePoolOptions) {}

  /**
   * Gives `work` a lane that nobody else uses. What disturbs a whole cluster gets one of its own, closed afterwards.
   * Where `work` rejects, or leaves it unfit, the lane is thrown away.
   */
  async use<T>(of: Case, work: (lane: EngineLane) => Promise<T>): Promise<T> {
    const ownCluster = needsOwnCluster(of);
    const lane = (ownCluster ? undefined : await this.takeFree()) ?? (await this.open(ownCluster));
    let fit = false;
    try {
      const result = await work(lane);
      fit = lane.fit && !ownCluster;
      return result;
    } finally {
      if (fit) this.free.push(lane);
      else await this.throwAway(lane);
    }
  }

  /** A backend that nobody starts again may have died of what was mended, and serves no other case. */
  private async takeFree(): Promise<EngineLane | undefined> {
    for (let lane = this.free.pop(); lane !== undefined; lane = this.free.pop()) {
      if (!this.hasDied(lane)) return lane;
      await this.throwAway(lane);
    }
    return undefined;
  }

  /** Tells of every process that has died since its lane was used last. */
  tellDeaths(): void {
    for (const lane of this.free) this.hasDied(lane);
  }

  private hasDied(lane: EngineLane): boolean {
    for (const process of lane.deployment.serving) {
      const how = process.ended();
      if (how === null) continue;
      this.options.note(`The target of ${lane.name} has ended (${how}) after its last case.`);
      this.options.died?.({ lane: lane.name, process: process.id, how });
      return true;
    }
    return false;
  }

  private async open(ownCluster: boolean): Promise<EngineLane> {
    const { stack, target, timing } = this.options;
    this.opened += 1;
    return openLane(await stack.openLane({ name: `lane${this.opened}`, ownCluster }), target, timing);
  }

  private async throwAway(lane: EngineLane): Promise<void> {
    try {
      await lane.close();
    } catch (thrown) {
      this.options.note(`Lane ${lane.name} could not be closed: ${messageOf(thrown)}`);
    }
  }
}
