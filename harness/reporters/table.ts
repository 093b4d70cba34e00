// For many cases: one line as each ends (on a terminal a status line), a table at the end, then what went wrong.

import Table from 'cli-table3';
import type { Reporter } from '../contract/reporter';
import type { Report, Result } from '../contract/result';
import type { Verdict } from '../contract/verdict';
import { describeCase, NONCONFORMING, type CaseOptions } from './describe-case';
import { describeFailure } from './describe-failure';
import { NO_BORDERS } from './no-borders';
import type { Page } from './page';
import { runtimeLine } from './runtime-line';
import { wrap } from './section';
import { count, duration, verdictMark, verdictWords } from './words';

export function tableReporter(page: Page, options: CaseOptions): Reporter {
  const { paint } = page;
  const done: Result[] = [];
  let expected = 0;
  const progress = () => {
    const failed = done.filter(({ verdict }) => verdict !== 'reproduced').length;
    const bad = failed === 0 ? '' : ` · ${String(failed)} not reproduced`;
    const ended = `${String(done.length).padStart(String(expected).length)} of ${String(expected)}`;
    const last = ` · ${done.at(-1)?.id ?? 'starting'}`;
    // A status line that is broken into two cannot be taken away again.
    const fits = ended.length + bad.length + last.length < page.columns;
    return ended + (bad === '' ? '' : paint.red(bad)) + (fits ? paint.dim(last) : '');
  };
  return {
    start({ cases, timing }) {
      expected = cases.length;
      if (options.verbose) page.aside(timing);
      page.live(progress());
    },
    result(result, of) {
      done.push(result);
      expected = Math.max(expected, done.length);
      page.live(progress());
      if (options.verbose) page.write(`${describeCase(page, result, of, options)}\n`);
      else if (!page.living || result.verdict !== 'reproduced') page.write(`${lineOf(page, result)}\n`);
    },
    interrupted(judged, others) {
      page.live(null);
      page.aside(
        `${count(judged, 'variant')} judged, ${String(others)} not: those were cut off, or never begun.`,
      );
    },
    end(report) {
      page.live(null);
      page.write(`\n${tableOf(page, report.results)}\n\n`);
      for (const result of report.results.filter(({ verdict }) => verdict !== 'reproduced'))
        page.write(
          `${verdictWords(result.verdict, paint)}  ${paint.bold(result.id)}\n${describeFailure(page, result, options.again(result))}\n`,
        );
      page.write(totals(page, report));
    },
  };
}

function lineOf(page: Page, { verdict, id, durationMs, why }: Result): string {
  const because = why === null ? '' : ` · ${why}`;
  const [line = ''] = wrap(`${id} · ${duration(durationMs)}${because}`, page.columns - 2);
  return `${verdictMark(verdict, page.paint)} ${line}`;
}

function tableOf(page: Page, results: readonly Result[]): string {
  const { paint } = page;
  const table = new Table({
    chars: NO_BORDERS,
    style: { head: [], border: [], 'padding-left': 0, 'padding-right': 0, compact: true },
    colAligns: ['left', 'left', 'left', 'right'],
  });
  table.push(['cause / variant', 'condition', 'verdict', 'time'].map((head) => paint.dim(head)));
  let cause = '';
  for (const result of results) {
    const [name = '', variant = ''] = result.id.split('/');
    if (name !== cause) table.push([{ colSpan: 4, content: paint.bold(name) }]);
    cause = name;
    table.push([
      `  ${variant}`,
      `${result.condition}${result.nonconforming ? ' †' : ''}`,
      verdictWords(result.verdict, paint),
      duration(result.durationMs),
    ]);
  }
  return table
    .toString()
    .split('\n')
    .map((line) => line.trimEnd())
    .join('\n');
}

const ORDER: readonly Verdict[] = ['reproduced', 'not reproduced', 'inconclusive'];

function totals(page: Page, report: Report): string {
  const { results, verdict, durationMs, runtime, runtimeChoice, postgres, node, seed } = report;
  const { skipped = [], notBegun = [] } = report;
  const { paint } = page;
  const counts = ORDER.map((of) => ({
    of,
    number: results.filter((result) => result.verdict === of).length,
  }));
  const parts = counts
    .filter(({ number, of }) => number > 0 || of === 'reproduced')
    .map(({ of, number }) => `${String(number)} ${of}`);
  const surroundings = `PostgreSQL ${postgres} · Node ${node} · seed ${String(seed)}`;
  const unjudged = (what: string, ids: readonly unknown[]): string =>
    ids.length === 0 ? '' : paint.bold(paint.yellow(` · ${String(ids.length)} ${what}`));
  const note = results.some(({ nonconforming }) => nonconforming)
    ? wrap(`† ${NONCONFORMING}`, page.columns, 2)
    : [];
  return (
    [...note, surroundings, ...wrap(runtimeLine(runtime, runtimeChoice), page.columns, 2)]
      .map((line) => `${paint.dim(line)}\n`)
      .join('') +
    `${verdictMark(verdict, paint)} ${paint.bold(parts.join(' · '))}${unjudged('skipped', skipped)}${unjudged('not begun', notBegun)} ${paint.dim(`· ${duration(durationMs)}`)}\n`
  );
}
