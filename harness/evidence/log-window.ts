// The log lines of one process between two points in time, and which request each belongs to.

import type { LineLog, LogRecord } from '../contract/log';
import type { LogEntry } from '../contract/signature';

export interface LogWindow {
  readonly log: Pick<LineLog, 'lines'>;
  /** Index of its first line. */
  readonly from: number;
}

/** A line that is not of the log's form counts as a warning: nobody expected it. */
export function recordsIn(
  window: LogWindow,
  to: number,
  parse: (line: string) => LogRecord | null,
): readonly LogRecord[] {
  return window.log.lines.slice(window.from, to).map((line) => parse(line) ?? unreadable(line));
}

/** As it is compared and reported. */
export function entryOf(record: LogRecord): LogEntry {
  return { level: record.level, msg: record.message, ...record.fields };
}

export function isAlarming(record: LogRecord): boolean {
  return record.level === 'warn' || record.level === 'error' || record.level === 'fatal';
}

function unreadable(line: string): LogRecord {
  return { level: 'warn', message: line, requestId: null, fields: { unreadable: true } };
}
