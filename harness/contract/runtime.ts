// What supplies the parts: PostgreSQL, Toxiproxy and the target's processes, from Docker or embedded.

import type { LaneParts } from './lane';
import type { TargetDefinition } from './target';
import type { Timing } from './timing';

export type RuntimeName = 'embedded' | 'docker';

export interface RuntimeChoice {
  /** Why it is this one, as a clause: `as --runtime asks`. */
  readonly why: string;
  /** The option that gives the other: `--runtime docker`. Missing where that does not run the target. */
  readonly other?: string;
}

export interface StackOptions {
  readonly target: TargetDefinition;
  readonly timing: Timing;
  /** Base URL of a Toxiproxy that is already there; the runtime's own where it is missing. */
  readonly toxiproxyUrl?: string | undefined;
  /** Says one line to the person who waits. */
  readonly note: (line: string) => void;
}

export interface LaneOptions {
  readonly name: string;
  /** True where the scenario disturbs a whole cluster. */
  readonly ownCluster: boolean;
}

/** Everything that one run has started. */
export interface Stack {
  readonly runtime: RuntimeName;
  /** PostgreSQL's version: `18.4`. */
  readonly postgres: string;
  /** A lane with a healthy target. May be asked for several at once. */
  openLane(options: LaneOptions): Promise<LaneParts>;
  /** Stops and removes all that was started, lanes included. */
  close(): Promise<void>;
}

export interface Runtime {
  readonly name: RuntimeName;
  /** Rejects with a `UserError` where the surroundings do not let it start; nothing is left behind then. */
  open(options: StackOptions): Promise<Stack>;
}
