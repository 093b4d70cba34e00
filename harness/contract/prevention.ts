// What keeps a cause from giving a user a 401: how it is switched on, and what shows that it does its work.

import type { Settings } from './deployment';
import type { Fault } from './fault';
import type { Fix } from './fix';
import type { Lane } from './lane';
import type { Need } from './need';
import type { Receipt } from './receipt';

/** A process of the target that ended before it served anybody. */
export interface StartRefusal {
  /** `exit code 1`, `SIGKILL`. */
  readonly how: string;
  /** All that it wrote. */
  readonly lines: readonly string[];
}

/** Says, before any user comes, what the prevention did about the fault; null where it did nothing. */
export type SeeAtWork = (refusal: StartRefusal | null) => Promise<Receipt | null>;

export interface Prevention {
  /** An imperative sentence without its full stop: `Validate the environment at the start`. */
  readonly title: string;
  readonly needs: readonly Need[];
  /** What every process of the target is started with, beside all else. */
  readonly variables: Settings;
  /** In the place of the variant's own, where those leave it no time. */
  readonly faults?: readonly [Fault, ...Fault[]];
  /** Called with the prevention switched on, and before the fault. */
  begin(lane: Lane): Promise<SeeAtWork>;
  /** What somebody who was warned does before a user comes. */
  readonly then?: Fix;
}
