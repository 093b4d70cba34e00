// How the lines of a log are read: JSON with its keys mapped, a pattern with named groups, or a function.

import type { JsonLog, LogConfiguration, LogSource, PatternLog } from '../contract/configuration';
import type { Level, LogRecord } from '../contract/log';
import type { TargetDefinition } from '../contract/target';
import { pointTo } from '../support/text/json-pointer';

type Log = TargetDefinition['log'];

/** Words and numbers (syslog's, pino's) that stand for a level, in lower case. */
const LEVELS: Readonly<Record<string, Level>> = {
  ...{ trace: 'trace', verbose: 'trace', '10': 'trace', debug: 'debug', '20': 'debug' },
  ...{ info: 'info', information: 'info', notice: 'info', log: 'info', '30': 'info' },
  ...{ warn: 'warn', warning: 'warn', '40': 'warn' },
  ...{ err: 'error', error: 'error', severe: 'error', '50': 'error' },
  ...{ fatal: 'fatal', critical: 'fatal', crit: 'fatal', panic: 'fatal', alert: 'fatal', '60': 'fatal' },
};

export function completeLog(log: LogConfiguration = 'none'): Log {
  if (log === 'none') return { parse: () => null };
  const from = log.from === undefined ? {} : { from: log.from };
  if ('parse' in log) {
    const { parse, marker, secretFingerprint, fingerprintOf } = log;
    return {
      parse: whatIsRead(parse),
      ...from,
      ...(marker === undefined ? { byTime: true } : { marker }),
      ...(secretFingerprint === undefined ? {} : { secretFingerprint }),
      ...(fingerprintOf === undefined ? {} : { fingerprintOf }),
    };
  }
  const parse = 'json' in log ? jsonLine(log) : textLine(log);
  return { parse, ...from, byTime: true, letsOthersPass: true };
}

/** A line that it fails on, or makes no record of, is as unreadable as one that it gives null for. */
function whatIsRead(parse: Log['parse']): Log['parse'] {
  return (line) => {
    try {
      const record = parse(line);
      return isRecord(record) ? record : null;
    } catch {
      return null;
    }
  };
}

function isRecord(read: LogRecord | null): boolean {
  if (typeof read !== 'object' || read === null) return false;
  return Object.values(LEVELS).includes(read.level) && typeof read.message === 'string';
}

function jsonLine({ json, ...source }: JsonLog): Log['parse'] {
  const { level = 'level', message, requestId, fields = [] } = json;
  return (line) => {
    const data = parsed(line);
    if (data === null) return passed(line);
    const said =
      message === undefined ? (pointTo(data, 'msg') ?? pointTo(data, 'message')) : pointTo(data, message);
    const id = requestId === undefined ? undefined : pointTo(data, requestId);
    return {
      level: levelOf(pointTo(data, level), source),
      message: textOf(said),
      requestId: id === undefined || id === null ? null : textOf(id),
      fields: Object.fromEntries(fields.map((name) => [name, pointTo(data, name)])),
    };
  };
}

function textLine({ pattern, ...source }: PatternLog): Log['parse'] {
  const once = new RegExp(pattern.source, pattern.flags.replace(/[gy]/g, ''));
  return (line) => {
    const groups = once.exec(line)?.groups;
    if (groups === undefined) return passed(line);
    const { level, message, requestId, ...fields } = groups as Record<string, string | undefined>;
    return {
      level: levelOf(level, source),
      message: message ?? line,
      requestId: requestId ?? null,
      fields,
    };
  };
}

/** A line that nobody described: it is kept, and alarms nobody. */
function passed(message: string): LogRecord {
  return { level: 'info', message, requestId: null, fields: {} };
}

function levelOf(value: unknown, { levels = {} }: LogSource): Level {
  const word = textOf(value);
  return levels[word] ?? LEVELS[word.toLowerCase()] ?? 'info';
}

function textOf(value: unknown): string {
  if (typeof value === 'string') return value;
  return value === undefined ? '' : JSON.stringify(value);
}

function parsed(line: string): object | null {
  if (!line.startsWith('{')) return null;
  try {
    return JSON.parse(line) as object;
  } catch {
    return null;
  }
}
