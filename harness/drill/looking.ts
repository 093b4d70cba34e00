// What one looks at in a drill, and what things are called there.

import type { Names } from '../contract/clues';
import type { EngineLane } from '../engine/lane/open-lane';

export interface Looking {
  readonly lane: EngineLane;
  /** What the target calls its tables, columns, variables and claims. */
  readonly names: Names;
}
