// Results as CSV (RFC 4180) for a spreadsheet, in which no name is taken for a formula.

import { stringify } from 'csv-stringify/sync';
import { RUBRIC_ITEMS } from '../rubric';
import { isFound } from './progress-of';
import type { KeptResult } from './kept-result';

const COLUMNS: Readonly<Record<string, (result: KeptResult) => string | number | null>> = {
  id: ({ id }) => id,
  trainee: ({ trainee }) => trainee,
  started_at: ({ startedAt }) => startedAt,
  target: ({ target }) => target,
  tool: ({ tool }) => tool,
  seed: ({ seed }) => seed,
  level: ({ level }) => level,
  mode: ({ mode }) => mode,
  answers: ({ answers }) => answers.join(' '),
  ended: ({ how }) => how,
  found: (result) => (isFound(result) ? 'yes' : 'no'),
  points: ({ points }) => points,
  ...Object.fromEntries(RUBRIC_ITEMS.map((item) => [item, ({ parts }: KeptResult) => parts[item] ?? null])),
  wrong_answers: ({ wrongAnswers }) => wrongAnswers,
  hints: ({ hints }) => hints,
  named_s: ({ namedMs }) => seconds(namedMs),
  took_s: ({ tookMs }) => seconds(tookMs),
};

/** A head, and a row for each. */
export function resultsCsv(results: readonly KeptResult[]): string {
  const rows = results.map((result) => Object.values(COLUMNS).map((value) => value(result)));
  return stringify([Object.keys(COLUMNS), ...rows], {
    record_delimiter: 'windows',
    // https://owasp.org/www-community/attacks/CSV_Injection
    escape_formulas: true,
  });
}

function seconds(ms: number | null): number | null {
  return ms === null ? null : Math.round(ms / 100) / 10;
}
