// Injects the faults of a scenario, each with its receipt.

import type { EdgeRecord } from '../../contract/edge';
import type { Fault } from '../../contract/fault';
import type { Receipt } from '../../contract/receipt';
import type { EngineLane } from '../lane/open-lane';

type Phase = NonNullable<Fault['phase']>;

export class Injection {
  private readonly receipts = new Map<Fault, Receipt | null>();

  constructor(
    private readonly lane: EngineLane,
    private readonly faults: readonly Fault[],
  ) {}

  /** Acts with every fault that must stand before the probe is sent. */
  async before(): Promise<void> {
    for (const fault of this.faults) {
      if (phaseOf(fault) === 'while') continue;
      await fault.act(this.lane);
      if (phaseOf(fault) === 'before') await this.witness(fault, []);
    }
  }

  /** What is done while the probe waits; undefined where there is nothing. */
  get meanwhile(): (() => Promise<void>) | undefined {
    const faults = this.of('while');
    if (faults.length === 0) return undefined;
    return async () => {
      for (const fault of faults) {
        await fault.act(this.lane);
        await this.witness(fault, []);
      }
    };
  }

  /** Reads what the probes' own way shows. */
  async after(probes: readonly EdgeRecord[]): Promise<void> {
    for (const fault of this.of('through')) await this.witness(fault, probes);
  }

  /** The first fault without a receipt, or null. */
  get unproven(): Fault | null {
    return this.faults.find((fault) => (this.receipts.get(fault) ?? null) === null) ?? null;
  }

  /** All receipts as one; null where there is none. */
  get receipt(): Receipt | null {
    const receipts = this.faults.flatMap((fault) => this.receipts.get(fault) ?? []);
    const [only] = receipts;
    if (only === undefined || receipts.length === 1) return only ?? null;
    return { summary: receipts.map(({ summary }) => summary).join('; '), parts: receipts };
  }

  private of(phase: Phase): readonly Fault[] {
    return this.faults.filter((fault) => phaseOf(fault) === phase);
  }

  private async witness(fault: Fault, probes: readonly EdgeRecord[]): Promise<void> {
    this.receipts.set(fault, await fault.witness(this.lane, probes));
  }
}

function phaseOf(fault: Fault): Phase {
  return fault.phase ?? 'before';
}
