// A backend's log and metrics, in a target's configuration.

import type { HttpRequest } from '../http';
import type { Level, LogRecord } from '../log';

/** Where the lines come from. */
export interface LogSource {
  /** Default: standard output and standard error. `file` is from the target's root, or absolute; `{{port}}` may stand in it. */
  readonly from?: 'stdout' | 'stderr' | { readonly file: string };
  /** What the backend's own words for levels mean, beside the common ones (`WARNING`, `err`, pino's `40`, …). */
  readonly levels?: Readonly<Record<string, Level>>;
}

/** One JSON object a line. Lines that are none are let pass. */
export interface JsonLog extends LogSource {
  readonly json: {
    /** Keys, or JSON pointers (RFC 6901) into the line. Default: `level`. */
    readonly level?: string;
    /** Default: `msg`, else `message`. */
    readonly message?: string;
    /** Left out where no line says which request it belongs to. */
    readonly requestId?: string;
    /** Keys of further fields that are compared. Default: none. */
    readonly fields?: readonly string[];
  };
}

/** Lines of text. Lines that do not fit are let pass. */
export interface PatternLog extends LogSource {
  /** With the named groups `level`, `message` and, where lines have one, `requestId`; any other is a field that is compared. */
  readonly pattern: RegExp;
}

/** A function, for what neither can say. Every line that it does not know counts as a warning that nobody expected. */
export interface ParsedLog extends LogSource {
  /** Null for a line that is not of the log's form; where it throws, that counts as null. */
  readonly parse: (line: string) => LogRecord | null;
  /** A request that surely writes a line with its id: it ends the window in which lines are awaited. */
  readonly marker?: HttpRequest;
  /** The fingerprint of the secret that a process said it had loaded at its start. */
  readonly secretFingerprint?: (record: LogRecord) => string | null;
  /** How `secretFingerprint` is made of a secret. */
  readonly fingerprintOf?: (secret: string) => string;
}

/** `none`: it writes nothing that could be judged. */
export type LogConfiguration = 'none' | JsonLog | PatternLog | ParsedLog;

/** Counters in the Prometheus text format. */
export interface MetricsConfiguration {
  readonly path: string;
  /** Whether a series is a counter that is judged, or the words that such a series begins with. */
  readonly counts: ((series: string) => boolean) | readonly string[];
  /** Series of the database pool's gauges. Without them, the kernel and PostgreSQL are asked. */
  readonly pool?: { readonly total: string; readonly waiting: string; readonly idle: string };
}
