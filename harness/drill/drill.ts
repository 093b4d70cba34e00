// What the commands of a drill act upon.

import type { Case } from '../contract/scenario';
import type { DeclaredPair } from '../matrix/declared-pairs';
import type { Book } from './book';
import type { Deploys } from './deploys';
import type { HintDesk } from './hints';
import type { Incident } from './incident/open-incident';
import type { Looking } from './looking';
import type { Outcome } from './outcome';
import type { Story } from './transcript';

export interface Drill extends Looking {
  readonly incident: Incident;
  readonly story: Story;
  readonly book: Book;
  readonly deploys: Deploys;
  readonly hints: HintDesk;
  /** Every variant that an answer may name, and those of them that look alike. */
  readonly cases: readonly Case[];
  readonly pairs: readonly DeclaredPair[];
  /** The URL with which the prompt's own `sql` connects. */
  readonly sqlUrl: string;
  /** Ends it. */
  readonly quit: () => void;
  /** Makes it void, where the harness has failed: why, as a clause. */
  readonly fail: (why: string) => Outcome;
}
