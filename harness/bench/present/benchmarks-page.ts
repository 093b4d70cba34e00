// The page of the documentation that says what was measured.

import { holds, type Figure, type Part } from '../figure';
import { describeMachine } from '../machine';
import type { Bench } from '../run-bench';
import { columns, limitWords, spreadWords } from './words';

const HEAD = ['what', 'median (min–max)', 'promised', 'how'] as const;

/** Markdown, laid out as Prettier would. `picture` is where the picture of the segments lies, as seen from the page. */
export function benchmarksPage(bench: Bench, picture: string): string {
  return [
    '# Benchmarks',
    '',
    'Written by `npm run bench -- --write`; what is compared is measured in turns, in one run.',
    'Absolute times do not carry over to another machine, the ratios do: medians, with minimum and maximum.',
    '',
    `Measured on ${bench.startedAt.slice(0, 10)}, version ${bench.tool}, on ${describeMachine(bench.machine)}.`,
    ...bench.parts.flatMap((part) => section(part, picture)),
    '',
  ].join('\n');
}

function section({ title, figures, segments, says, faults }: Part, picture: string): readonly string[] {
  return [
    '',
    `## ${title}`,
    '',
    ...table(figures),
    ...(segments === undefined ? [] : ['', `![${title}](${picture})`]),
    ...[...says, ...faults.map((fault) => `Ended badly: ${fault.replace(/\s+/g, ' ')}`)].flatMap(
      (sentence) => ['', sentence],
    ),
  ];
}

function table(figures: readonly Figure[]): readonly string[] {
  const rows = figures.map((figure) => [figure.name, spreadWords(figure), promiseOf(figure), howOf(figure)]);
  const used = HEAD.map((_, column) => rows.some((row) => row[column] !== ''));
  const cells = columns([HEAD, ...rows].map((row) => row.filter((_, column) => used[column])));
  const line = (row: readonly string[]): string => `| ${row.join(' | ')} |`;
  const [head = [], ...body] = cells;
  return [line(head), line(head.map((cell) => '-'.repeat(cell.length))), ...body.map(line)];
}

function promiseOf(figure: Figure): string {
  const kept = holds(figure);
  const promised = limitWords(figure.limit, figure.unit);
  return kept === null ? promised : `${promised} ${kept ? '✔' : '✖'}`;
}

function howOf({ how, unmeasured }: Figure): string {
  if (unmeasured !== undefined) return unmeasured;
  return /^(npm|node) /.test(how) ? `\`${how}\`` : how;
}
