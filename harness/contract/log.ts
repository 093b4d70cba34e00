// A target's log: its lines as they came, and one line read.

export type Level = 'trace' | 'debug' | 'info' | 'warn' | 'error' | 'fatal';

/** One log line, read by the target's definition. */
export interface LogRecord {
  readonly level: Level;
  readonly message: string;
  /** The request that it belongs to, or null for a line of the process itself. */
  readonly requestId: string | null;
  /** What else it says, without what no two runs share (time, process id, host name). */
  readonly fields: Readonly<Record<string, unknown>>;
}

/** The lines that one process has written, oldest first; it grows while the process lives. */
export interface LineLog {
  readonly lines: readonly string[];
  /**
   * Resolves with the index of the first line from `from` on that `matches`, as soon as it stands in the log.
   * Resolves with null where the deadline passes first, or where the log has ended without it.
   */
  waitFor(
    matches: (line: string) => boolean,
    options: { from?: number; deadlineMs: number },
  ): Promise<number | null>;
}
