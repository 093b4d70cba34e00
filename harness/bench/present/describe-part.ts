// One part of the bench, for people.

import type { Page } from '../../reporters/page';
import { holds, type Figure, type Part } from '../figure';
import { segmentBars } from './segment-bars';
import { columns, limitWords, spreadWords } from './words';

export function describePart(page: Page, { title, figures, segments = [], says, faults }: Part): string {
  const { bold, dim, red } = page.paint;
  const rows = columns(
    figures.map((figure) => [figure.name, spreadWords(figure), limitWords(figure.limit, figure.unit)]),
  );
  const lines = [
    bold(title),
    ...figures.map((figure, index) => `${markOf(page, figure)} ${(rows[index] ?? []).join('  ').trimEnd()}`),
    ...segmentBars(segments).map((line) => `  ${line}`),
    ...says.map((sentence) => dim(`  ${sentence}`)),
    ...faults.map((fault) => red(`✖ ${fault}`)),
  ];
  return `${lines.join('\n')}\n\n`;
}

/** The last line: how many promises hold. */
export function describePromises({ paint }: Page, parts: readonly Part[]): string {
  const judged = parts.flatMap(({ figures }) => figures.flatMap((figure) => holds(figure) ?? []));
  const kept = judged.filter((one) => one).length;
  const failed = judged.length - kept + parts.flatMap(({ faults }) => faults).length;
  const mark = failed === 0 ? paint.green('✔') : paint.red('✖');
  const unmeasured = parts.flatMap(({ figures }) => figures.filter(isUnmeasuredPromise));
  const beside = unmeasured.length === 0 ? '' : `, ${String(unmeasured.length)} not measured`;
  return [
    ...unmeasured.map(({ name, unmeasured: why }) => `  not measured: ${name} (${why ?? ''})`),
    `${mark} ${String(kept)} passed, ${String(failed)} failed${beside}: what is promised of the figures, and runs that ended badly`,
    '',
  ].join('\n');
}

function isUnmeasuredPromise({ limit, unmeasured }: Figure): boolean {
  return limit !== undefined && unmeasured !== undefined;
}

function markOf({ paint }: Page, figure: Figure): string {
  const kept = holds(figure);
  if (kept === null) return ' ';
  return kept ? paint.green('✔') : paint.red('✖');
}
