// What a command asks for: which cases, with which options.

import type { Case } from '../contract/scenario';
import type { ReportFile } from './arguments';
import type { Catalogue } from './catalogue';
import type { Purpose } from './choose-runtime';
import type { RunFlags } from './run-flags';

export interface RunRequest {
  readonly purpose: Purpose;
  readonly cases: readonly Case[];
  /** True where they are all that there are. */
  readonly all?: boolean;
  readonly catalogue: Catalogue;
  readonly flags: RunFlags;
  readonly reportFiles?: readonly ReportFile[];
}
