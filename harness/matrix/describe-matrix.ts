// The matrix for people, in at most 100 columns.

import type { Page } from '../reporters/page';
import { duration } from '../reporters/words';
import type { Disagreement, Matrix } from './compare-variants';
import { byCause, matrixCell, type Cell } from './matrix-cells';
import { isClear } from './matrix-json';

const MARKS: Readonly<Record<Cell, string>> = {
  found: '●',
  alike: '○',
  'may stay': '◐',
  wrong: '✗',
  apart: '·',
};

const LEGEND = [
  '● found by its own signs · ○ the same 401, told apart by a Check · ✗ not as declared',
  '◐ the same 401, and where what tells them apart may not be seen, they stay alike · row: what was there',
];

export function describeMatrix(page: Page, matrix: Matrix, durationMs: number): string {
  const causes = byCause(matrix.variants);
  const width = Math.max(...matrix.variants.map((id) => nameOf(id).length));
  const lines = [
    ...headOf(causes, width),
    ...[...causes].flatMap(([cause, ids]) => rowsOf(page, matrix, causes, { cause, ids, width })),
  ];
  const wrong = [...disagreements('undeclared', matrix.undeclared), ...disagreements('stale', matrix.stale)];
  return [
    ...lines,
    '',
    ...LEGEND.map((line) => page.paint.dim(line)),
    ...wrong.map((line) => page.paint.red(line)),
    totals(page, matrix, durationMs),
    '',
  ].join('\n');
}

/** The number of each column, its digits one below the other. */
function headOf(causes: ReadonlyMap<string, readonly string[]>, width: number): string[] {
  const digits = (digit: (number: number) => string) => {
    let number = 0;
    const groups = [...causes.values()].map((ids) => ids.map(() => digit((number += 1))).join(''));
    return `${' '.repeat(width + 6)}${groups.join(' ')}`.trimEnd();
  };
  return [
    digits((number) => (number < 10 ? ' ' : String(Math.floor(number / 10)))),
    digits((number) => String(number % 10)),
  ];
}

function rowsOf(
  { paint }: Page,
  matrix: Matrix,
  causes: ReadonlyMap<string, readonly string[]>,
  { cause, ids, width }: { cause: string; ids: readonly string[]; width: number },
): string[] {
  const painted = (cell: Cell): string => {
    const mark = MARKS[cell];
    if (cell === 'found') return paint.green(mark);
    if (cell === 'wrong') return paint.red(mark);
    return cell === 'apart' ? paint.dim(mark) : paint.yellow(mark);
  };
  return ids.map((id, index) => {
    const number = String(matrix.variants.indexOf(id) + 1).padStart(2);
    const groups = [...causes.values()].map((others) =>
      others.map((other) => painted(matrixCell(matrix, id, other).cell)).join(''),
    );
    const label = index === 0 ? `  ${paint.bold(cause)}` : '';
    return `${number}  ${nameOf(id).padEnd(width)}  ${groups.join(' ')}${label}`;
  });
}

function totals({ paint }: Page, matrix: Matrix, durationMs: number): string {
  const { variants, diagonal, alike, undeclared, stale } = matrix;
  const apart = alike.filter(({ separatedBy }) => separatedBy !== null).length;
  const parts = [
    `${String(diagonal.length)} of ${String(variants.length)} on the diagonal`,
    `${String(alike.length)} pairs with the same 401, ${String(apart)} told apart`,
    `${String(undeclared.length)} undeclared`,
    `${String(stale.length)} stale`,
  ];
  const mark = isClear(matrix) ? paint.green('✓') : paint.red('✗');
  return `${mark} ${paint.bold(parts.join(' · '))} ${paint.dim(`· ${duration(durationMs)}`)}`;
}

function disagreements(kind: string, all: readonly Disagreement[]): string[] {
  return all.map(({ a, b, why }) => `${kind}: ${a} and ${b}: ${why}`);
}

function nameOf(id: string): string {
  return id.slice(id.indexOf('/') + 1);
}
