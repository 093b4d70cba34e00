// Any log line as a record: JSON in the forms that loggers write, or words.

import type { Level, LogRecord } from '../contract/log';

type Fields = Readonly<Record<string, unknown>>;

export function readLogLine(line: string): LogRecord {
  const fields = jsonIn(line);
  return fields === null ? fromWords(line) : fromFields(fields);
}

/** The object of a line, also behind a prefix (`docker compose logs`, journald); null where there is none. */
export function jsonIn(line: string): Fields | null {
  const at = line.indexOf('{');
  if (at < 0 || !line.trimEnd().endsWith('}')) return null;
  try {
    const value: unknown = JSON.parse(line.slice(at));
    return isObject(value) ? value : null;
  } catch {
    return null;
  }
}

/** pino, bunyan, winston, Google Cloud's form; Docker's own files wrap the line in `log`. */
function fromFields(fields: Fields): LogRecord {
  if (typeof fields.log === 'string' && fields.msg === undefined && fields.message === undefined)
    return readLogLine(fields.log.trimEnd());
  const [request, response] = [objectAt(fields, 'req'), objectAt(fields, 'res')];
  const error = objectAt(fields, 'err') ?? objectAt(fields, 'error');
  const status = first(fields.status, fields.statusCode, response?.statusCode, error?.statusCode);
  const said = [
    textAt(fields, 'msg') ?? textAt(fields, 'message'),
    describeError(error ?? {}),
    textAt(fields, 'error'),
  ];
  const message = said.filter((part) => part !== null && part !== '').join(' ');
  const id = first(fields.requestId, fields.reqId, fields.request_id, request?.id, fields.traceId);
  return {
    level: levelFor(
      levelOf(first(fields.level, fields.severity, fields.lvl)),
      status === 401 || status === '401',
    ),
    message,
    requestId: typeof id === 'string' || typeof id === 'number' ? String(id) : null,
    fields: {
      ...fields,
      ...(fields.reason === undefined && typeof fields.code === 'string' ? { reason: fields.code } : {}),
      ...present('status', status),
      ...present('method', first(fields.method, request?.method)),
      ...present('path', first(fields.path, fields.url, request?.url)),
    },
  };
}

const REQUEST_ID = /\b(?:x-)?req(?:uest)?[-_ ]?id"?[=: ]+"?([\w-]+)/i;
const REQUEST = /\b(GET|HEAD|POST|PUT|PATCH|DELETE|OPTIONS) (\/\S*|https?:\/\/\S+)/;
/** The common log format: the status stands behind the request. */
const ACCESS_STATUS = /" (\d{3}) (?:\d+|-)/;
const COMPLAINS =
  /❌|\b(?:fail|den(?:y|ied)|invalid|malformed|expired|revoked|unauthori[sz]ed|refused|missing|not active|no auth|no token|not found|exception|credentials_|FST_JWT|ERR_J|ECONN|ETIMEDOUT|timeout)/i;
const LEVEL_WORD = /\b(trace|debug|info|notice|warn|warning|error|err|fatal|critical|panic)\b/i;

/** By its words: a level where one is named, else whether it complains. */
function fromWords(line: string): LogRecord {
  const [, method, path] = REQUEST.exec(line) ?? [];
  const access = ACCESS_STATUS.exec(line)?.[1];
  const refused = access === undefined ? /\b401\b/.test(line) : access === '401';
  const named = LEVEL_WORD.exec(line)?.[1];
  const level =
    named === undefined ? (access === undefined && COMPLAINS.test(line) ? 'warn' : 'info') : levelOf(named);
  return {
    level: levelFor(level, refused || line.includes('❌')),
    message: line,
    requestId: REQUEST_ID.exec(line)?.[1] ?? null,
    fields: { ...present('method', method), ...present('path', path), ...(refused ? { status: 401 } : {}) },
  };
}

/** A 401 counts as a warning, whatever the logger thinks of it. */
function levelFor(level: Level, refused: boolean): Level {
  return refused && ['trace', 'debug', 'info'].includes(level) ? 'warn' : level;
}

function levelOf(level: unknown): Level {
  if (typeof level === 'number') return byNumber(level);
  const name = typeof level === 'string' ? level.toLowerCase() : '';
  if (/^\d+$/.test(name)) return byNumber(Number(name));
  if (name.startsWith('warn')) return 'warn';
  if (name.startsWith('err')) return 'error';
  if (/^(?:fatal|crit|alert|emerg|panic)/.test(name)) return 'fatal';
  return name === 'debug' || name === 'trace' ? name : 'info';
}

/** pino's and bunyan's. */
function byNumber(level: number): Level {
  if (level >= 60) return 'fatal';
  if (level >= 50) return 'error';
  if (level >= 40) return 'warn';
  return level >= 30 ? 'info' : level >= 20 ? 'debug' : 'trace';
}

function describeError(error: Fields): string {
  return [error.code, error.name ?? error.type, error.message]
    .filter((part) => typeof part === 'string')
    .join(' ');
}

function objectAt(fields: Fields, key: string): Fields | null {
  const value = fields[key];
  return isObject(value) ? value : null;
}

function textAt(fields: Fields, key: string): string | null {
  const value = fields[key];
  return typeof value === 'string' ? value : null;
}

function isObject(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function first(...values: readonly unknown[]): unknown {
  return values.find((value) => value !== undefined && value !== null);
}

function present(key: string, value: unknown): Fields {
  return value === undefined ? {} : { [key]: value };
}
