// A state of the database with a name: how to bring it about, how to see that it is there, how to take it back.

import type { Rows } from './database';
import type { Receipt } from './receipt';
import type { Subject } from './person';

/** Whom and what it is about, and the lane's database, past the fault proxy. */
export interface StateSetting extends Subject {
  readonly query: (sql: string, parameters?: readonly unknown[]) => Promise<Rows>;
}

export interface NamedState {
  /** Rejects where its SQL touched no row. Resolves with what the server said it has done. */
  readonly apply: (setting: StateSetting) => Promise<Receipt>;
  /** Reads it; null where it is not there. Missing where nothing says how to read it: what `apply` was told is the receipt then. */
  readonly read?: (setting: StateSetting) => Promise<Receipt | null>;
  readonly undo?: (setting: StateSetting) => Promise<void>;
  /** The state that this one is the undoing of. */
  readonly undoes?: string;
}
