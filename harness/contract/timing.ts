// The time limits of a run, all made by one rule.

export interface Timing {
  /** The target's limit for a new database connection, in ms. */
  readonly connectTimeoutMs: number;
  /** The target's limit for a query, in ms; above the connect timeout. */
  readonly queryTimeoutMs: number;
  /** The limit for a query where a scenario waits for it, in ms. */
  readonly shortQueryTimeoutMs: number;
  /** What an answer may take beyond the target's own timeouts, in ms. */
  readonly graceMs: number;
  /** How long the harness waits for a state that must come, in ms. */
  readonly deadlineMs: number;
  /** The rule in one sentence, with its numbers. */
  readonly says: string;
}
