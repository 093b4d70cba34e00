// Whether log lines are of the last minutes: what was true yesterday may not be the cause of today.

import type { LogRecord } from '../contract/log';

const RECENT_MS = 15 * 60 * 1000;
const TIME_FIELDS = ['time', 'timestamp', '@timestamp', 'ts'];

/** By the last one's time; false where there is none, or it has none. */
export function inRecentLines(records: readonly LogRecord[], now = Date.now()): boolean {
  const fields = records.at(-1)?.fields ?? {};
  const value = TIME_FIELDS.map((name) => fields[name]).find((one) => one !== undefined);
  if (typeof value !== 'number' && typeof value !== 'string') return false;
  const time = new Date(value).getTime();
  return now - time < RECENT_MS;
}
