// The processes of the target in the order in which they were started, as a deployment tool lists them.

import type { StartOptions, TargetProcess } from '../contract/deployment';
import type { EngineLane } from '../engine/lane/open-lane';

export interface Deploy {
  /** 1, 2, … */
  readonly number: number;
  readonly process: TargetProcess;
  readonly serves: boolean;
}

export class Deploys {
  private readonly known: TargetProcess[] = [];

  constructor(private readonly lane: EngineLane) {
    // The one that serves first in the edge's turn was added last.
    this.note([lane.deployment.baseline, ...[...lane.deployment.serving].reverse()]);
  }

  get all(): readonly Deploy[] {
    const { serving } = this.lane.deployment;
    return this.known.map((process, index) => ({
      number: index + 1,
      process,
      serves: serving.includes(process),
    }));
  }

  get newest(): TargetProcess {
    return this.known.at(-1) ?? this.lane.deployment.baseline;
  }

  /** In the place of all that serve. */
  async restart(options: StartOptions): Promise<TargetProcess> {
    const process = await this.lane.deployment.restart(options);
    this.note([process]);
    return process;
  }

  private note(processes: readonly TargetProcess[]): void {
    for (const process of processes) if (!this.known.includes(process)) this.known.push(process);
  }
}
