// One command of the prompt, and what it gives.

import type { Drill } from '../drill';
import type { LookSign } from '../transcript';
import type { Line } from './line';

export interface Did {
  readonly text: string;
  readonly data: Readonly<Record<string, unknown>>;
  /** What it shows, where it is a look: it is then written down, and can be cited. */
  readonly signs?: readonly LookSign[];
  /** True where it changed something. */
  readonly acted?: boolean;
}

export interface DrillCommand {
  readonly name: string;
  /** `edge [restore]`, `request [--times N]`: what it names may be typed. */
  readonly usage: string;
  readonly says: string;
  /** True where anything may be typed behind it: all of it is one text. */
  readonly takesText?: boolean;
  /** Throws a `Refused` for what cannot be done as it was typed. */
  run(drill: Drill, line: Line): Promise<Did>;
  /** Words that may come next. */
  complete?(drill: Drill): readonly string[];
}
