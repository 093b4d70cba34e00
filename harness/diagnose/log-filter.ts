// Finds, in raw bytes, the lines of a log that may matter: what warns, what was refused, what is about the user.

import { jsonIn } from './log-line';

export type LogForm = 'JSON lines' | 'text with levels' | 'text';

const LEVEL_KEYS = ['level', 'severity', 'lvl'];
const SAMPLE = 40;

const JSON_ALARM =
  '"(?:level|severity|lvl)" ?: ?"?(?:warn|error|fatal|crit|alert|emerg|Warn|Error|Fatal|WARN|ERR|FATAL|CRIT|ALERT|EMERG|[456]0\\b)|[sS]tatus(?:Code)?" ?: ?"?401\\b';
/** The cross mark is a part of the guide's messages; here in the bytes of UTF-8. */
const LEVELLED_ALARM = '\\xe2\\x9d\\x8c|WARN|ERR|FATAL|CRIT|ALERT|EMERG|PANIC|\\b401\\b';
const TEXT_ALARM =
  '\\xe2\\x9d\\x8c|[Ww]arn|WARN|[Ee]rror|ERR|[Ff]atal|FATAL|CRIT|[Pp]anic|PANIC|401|[Ff]ail|[Dd]eni|[Ii]nvalid|[Mm]alformed|[Ee]xpired|[Rr]evoked|[Uu]nauthori|[Rr]efused|[Mm]issing|[Ee]xception|[Tt]imeout|[Nn]ot active|[Nn]ot found|[Nn]o auth|[Nn]o token|credentials_|_JWT_|ETIMEDOUT';
const LEVEL_WORD = /\b(?:TRACE|DEBUG|INFO|NOTICE|WARN|WARNING|ERROR|FATAL)\b/;

const ALARMS: Readonly<Record<LogForm, string>> = {
  'JSON lines': JSON_ALARM,
  'text with levels': LEVELLED_ALARM,
  text: TEXT_ALARM,
};

/** By the first lines. Of JSON without a level nothing can be told but by words. */
export function formOf(lines: readonly string[]): LogForm {
  const sample = lines.filter((line) => line.trim() !== '').slice(0, SAMPLE);
  const levelled = sample.filter((line) => {
    const fields = jsonIn(line);
    return fields !== null && LEVEL_KEYS.some((key) => key in fields);
  });
  const isMost = ({ length }: readonly string[]) => length * 2 > sample.length;
  if (isMost(levelled)) return 'JSON lines';
  return isMost(sample.filter((line) => LEVEL_WORD.test(line))) ? 'text with levels' : 'text';
}

/** For bytes that were read as Latin-1, one character each. */
export function filterFor(form: LogForm, about: readonly string[]): RegExp {
  const own = about
    .filter((text) => text !== '')
    .map((text) => escaped(Buffer.from(text).toString('latin1')));
  return new RegExp([ALARMS[form], ...own].join('|'), 'g');
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');
}
