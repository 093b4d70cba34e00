// Finds out what was pasted, and reads it.

import type { LogRecord } from '../../contract/log';
import { isAlarming } from '../../evidence/log-window';
import { readLogLine } from '../log-line';
import { readConsoleLine } from './console-line';
import { readHar } from './har';
import { readCurlInclude, readCurlVerbose } from './http-text';
import type { Pasted, ReadForm } from './pasted';

const LARGEST = 64 << 20;
const MOST_LINES = 2000;

/** The first that fits. */
const FORMS: readonly ReadForm[] = [
  readHar,
  readBareBody,
  readCurlVerbose,
  readCurlInclude,
  readLines,
  readConsoleLine,
];

/** Throws, in plain words, where it is nothing that is known. */
export function readPasted(text: string, path: string): Pasted {
  if (text.trim() === '') throw new Error('it is empty');
  if (text.length > LARGEST) throw new Error('it is too large for an answer: give a log with --log');
  if (text.includes('\0')) throw new Error('it is binary');
  for (const read of FORMS) {
    const pasted = read(text, path);
    if (pasted !== null) return pasted;
  }
  throw new Error("it is neither curl's output, a HAR file, a console's line nor log lines");
}

/** `{"error": …}` alone: the body of an answer, of which nobody but a 401 would be asked about. */
function readBareBody(text: string, path: string): Pasted | null {
  const body = parsed(text);
  if (typeof body !== 'object' || body === null || 'level' in body || 'severity' in body) return null;
  if (Object.keys(body).length === 0)
    throw new Error(`an empty ${Array.isArray(body) ? 'list' : 'object'} is no answer's body`);
  const response = { status: 401, headers: {}, body };
  return { form: "an answer's body", answer: { request: { method: 'GET', path }, response } };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return null;
  }
}

function readLines(text: string): Pasted | null {
  if (readConsoleLine(text, '') !== null && !/^\s*\{/m.test(text)) return null;
  const lines = text.split(/\r?\n/).filter((line) => line.trim() !== '');
  const log: readonly LogRecord[] = lines.slice(-MOST_LINES).map(readLogLine);
  return log.some(isAlarming) ? { form: 'log lines', log } : null;
}
