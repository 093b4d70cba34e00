// Counts the 401s that a log tells of, and those of which it does not tell all.

import { REFUSALS, type Reason } from '../bad-tokens/oracle/refusals';
import type { LogRecord } from '../contract/log';

export interface LogCount {
  /** Requests by reason whose lines are all there, in order. */
  readonly whole: Readonly<Record<string, number>>;
  /** Ids of the requests whose lines are not. */
  readonly broken: readonly string[];
}

export function countLog(records: Iterable<LogRecord>): LogCount {
  const byRequest = new Map<string, LogRecord[]>();
  for (const record of records) {
    if (record.requestId === null) continue;
    const lines = byRequest.get(record.requestId);
    if (lines === undefined) byRequest.set(record.requestId, [record]);
    else lines.push(record);
  }
  const whole: Record<string, number> = {};
  const broken: string[] = [];
  for (const [id, lines] of byRequest) {
    const reason = String(lines[0]?.fields['reason']);
    if (isWhole(reason, lines)) whole[reason] = (whole[reason] ?? 0) + 1;
    else broken.push(id);
  }
  return { whole, broken };
}

function isWhole(reason: string, lines: readonly LogRecord[]): boolean {
  const due = Object.hasOwn(REFUSALS, reason) ? REFUSALS[reason as Reason].lines : [];
  return (
    due.length === lines.length &&
    lines.every(({ message, fields }, index) => {
      const [begins = ''] = (due[index] ?? '').split('{details}');
      return message.startsWith(begins) && fields['reason'] === reason && fields['status'] === 401;
    })
  );
}
