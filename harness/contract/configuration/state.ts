// A named state of the database, in a target's configuration: how to bring it about, how to see it, how to undo it.

import type { StateSetting } from '../named-state';
import type { Statement, Subject } from '../person';
import type { DatabaseStateName } from '../target';

export type StateName = DatabaseStateName;
export type { StateSetting };

/** SQL with `{{token}}`, `{{email}}`, `{{userId}}`, `{{claims.sid}}`, …; or a function, for what SQL cannot do. */
export type StateAction = string | ((setting: StateSetting) => Promise<void>);

export interface DescribedState {
  /** SQL must touch at least one row (`TRUNCATE` does not say): else the verdict is inconclusive. */
  readonly apply: StateAction;
  /** Takes it back. The state with the opposite name (`sessionRestored` of `sessionRevoked`) needs no entry of its own then. */
  readonly undo?: StateAction;
  /** A `SELECT` that gives at least one row where the state holds. Needed where the backend itself brings the state about, as a logout does. */
  readonly shows?: string;
  /** One sentence for the receipt: `sessions.revoked_at is set`. */
  readonly says?: string;
}

/** In parts, for what needs the rows themselves. */
export interface ReadState {
  /** Must touch at least one row, but for `TRUNCATE`, which does not say. */
  readonly apply: (setting: StateSetting) => Statement;
  /** A `SELECT` that shows it … */
  readonly read: (setting: StateSetting) => Statement;
  /** … and whether its rows do. */
  readonly holds: (rows: readonly Readonly<Record<string, unknown>>[], subject: Subject) => boolean;
  /** One sentence for the receipt: `sessions.isActive is false`. */
  readonly says: string;
}

/** SQL alone, or in full. */
export type StateConfiguration = string | DescribedState | ReadState;
