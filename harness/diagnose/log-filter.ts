// Finds, in raw bytes, the lines of a log that may matter: what warns, what was refused, what is about the user.

import { jsonIn } from './log-line';

export type LogForm = 'JSON lines' | 'text';

const LEVEL_KEYS = ['level', 'severity', 'lvl'];
const SAMPLE = 40;

const JSON_ALARM =
  '"(?:level|severity|lvl)" ?: ?"?(?:warn|error|fatal|crit|alert|emerg|Warn|Error|Fatal|WARN|ERR|FATAL|CRIT|ALERT|EMERG|[456]0\\b)|[sS]tatus(?:Code)?" ?: ?"?401\\b';
/** The cross mark is a part of the guide's messages; here in the bytes of UTF-8. */
const TEXT_ALARM =
  '\\xe2\\x9d\\x8c|\\b(?:[Ww]arn|WARN|[Ee]rr|ERR|[Ff]atal|FATAL|[Cc]rit|CRIT|[Pp]anic|PANIC|401\\b|[Ff]ail|[Dd]en[iy]|[Ii]nvalid|[Mm]alformed|[Ee]xpired|[Rr]evoked|[Uu]nauthori|[Rr]efused|[Mm]issing|[Nn]ot |[Nn]o |[Ee]xception|credentials_|FST_JWT|FAST_JWT|ECONN|ETIMEDOUT|[Tt]imeout|Jwt|Token[A-Z]|NotBefore)';

/** By the first lines. Of JSON without a level nothing can be told but by words. */
export function formOf(lines: readonly string[]): LogForm {
  const sample = lines.filter((line) => line.trim() !== '').slice(0, SAMPLE);
  const levelled = sample.filter((line) => {
    const fields = jsonIn(line);
    return fields !== null && LEVEL_KEYS.some((key) => key in fields);
  });
  return levelled.length * 2 > sample.length ? 'JSON lines' : 'text';
}

/** For bytes that were read as Latin-1, one character each. */
export function filterFor(form: LogForm, about: readonly string[]): RegExp {
  const alarm = form === 'JSON lines' ? JSON_ALARM : TEXT_ALARM;
  const own = about
    .filter((text) => text !== '')
    .map((text) => escaped(Buffer.from(text).toString('latin1')));
  return new RegExp([alarm, ...own].join('|'), 'g');
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');
}
