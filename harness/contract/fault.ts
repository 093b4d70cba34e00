// One way to break something, with the proof that it is broken.

import type { EdgeRecord } from './edge';
import type { Lane } from './lane';
import type { Receipt } from './receipt';

export interface Fault {
  /** One phrase: `proxy disabled`. */
  readonly title: string;
  /**
   * When it acts and is witnessed.
   * `before`: both before the probe is sent (default). `while`: both while the probe waits for its answer.
   * `through`: it acts before, and the probe's own way through the edge is the witness.
   */
  readonly phase?: 'before' | 'while' | 'through';
  /** Breaks it, and registers on the lane what takes it back before doing so. */
  act(lane: Lane): Promise<void>;
  /** Reads, past the target's answer, that it is in place; null where it is not. `probes`: the edge's records of the probes, in phase `through`. */
  witness(lane: Lane, probes: readonly EdgeRecord[]): Promise<Receipt | null>;
}
