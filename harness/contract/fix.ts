// One thing that the guide says to do about a cause, done to the running system.

import type { Lane } from './lane';

export interface Fix {
  /** An imperative sentence without its full stop: `Log in again`. */
  readonly title: string;
  apply(lane: Lane): Promise<void>;
}
