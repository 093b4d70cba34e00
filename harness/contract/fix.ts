// One thing that the guide says to do about a cause, done to the running system.

import type { Lane } from './lane';
import type { Need } from './need';

export interface Fix {
  /** An imperative sentence without its full stop: `Log in again`. */
  readonly title: string;
  /** What it needs of the target: without it, this fix is left out. */
  readonly needs?: readonly Need[];
  apply(lane: Lane): Promise<void>;
}
