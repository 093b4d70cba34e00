// What a 401 looks like: of one exchange, and of a whole observation.

import type { HttpRequest, HttpResponse } from './http';

/** A log line as it is compared and reported: level, message and every field that the target's definition keeps. */
export type LogEntry = Readonly<Record<string, unknown>>;

/** What one request shows: the expectation that a target's definition gives for a condition. */
export interface Signature {
  readonly response: HttpResponse;
  /** The lines of this request, in order. */
  readonly logs: readonly LogEntry[];
  /** Change of each counter, by series: `auth_failures_total{reason="no_token"}`. Counters that do not change are left out. */
  readonly metric: Readonly<Record<string, number>>;
}

export interface Exchange {
  /** Which request of the scenario it is: `probe`, `preflight`, `probe-3`. */
  readonly role: string;
  /** As it was sent; whatever carries a token is masked. */
  readonly request: HttpRequest;
  readonly response: HttpResponse;
  readonly logs: readonly LogEntry[];
}

/** What was seen, or what should be. */
export interface Observation {
  readonly exchanges: readonly Exchange[];
  readonly metric: Readonly<Record<string, number>>;
  /** Warnings and errors in the logs that belong to none of the exchanges. */
  readonly otherLogs: readonly LogEntry[];
}

/** One place where expected and seen differ. */
export interface Difference {
  /** JSON pointer (RFC 6901) into the observation. */
  readonly at: string;
  /** Undefined where nothing was expected there. */
  readonly expected?: unknown;
  /** Undefined where nothing was there. */
  readonly got?: unknown;
}
