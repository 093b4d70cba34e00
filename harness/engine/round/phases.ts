// A stopwatch for the phases of a run.

import { PHASES, type Phase } from '../../contract/result';

export class Phases {
  private readonly spent = Object.fromEntries(PHASES.map((phase) => [phase, 0])) as Record<Phase, number>;

  /** `begun` is told of each phase as it begins. */
  constructor(private readonly begun: (phase: Phase) => void = () => undefined) {}

  async measure<T>(phase: Phase, work: () => Promise<T>): Promise<T> {
    this.begun(phase);
    const began = performance.now();
    try {
      return await work();
    } finally {
      this.spent[phase] += performance.now() - began;
    }
  }

  /** In whole ms. */
  get rounded(): Record<Phase, number> {
    return Object.fromEntries(PHASES.map((phase) => [phase, Math.round(this.spent[phase])])) as Record<
      Phase,
      number
    >;
  }
}
