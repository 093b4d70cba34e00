// The matrix as a picture, legible on white and on black.

import { HUES, pictureStyle } from '../support/picture-style';
import type { Matrix } from './compare-variants';
import { byCause, matrixCell, type Cell } from './matrix-cells';

const CELL = 14;
const GAP = 8;
const LEFT = 330;
const TOP = 156;
const RIGHT = 24;
const FOOT = 120;

const STYLE = pictureStyle(
  11,
  `
  .cause { font-weight: 600 }
  .ground { fill: #afb8c1; fill-opacity: .16 }
  .wrong { fill: #cf222e }`,
  `
    .ground { fill: #8b949e; fill-opacity: .14 }`,
);

export function drawMatrix(matrix: Matrix): string {
  const causes = [...byCause(matrix.variants)];
  const at = placesOf(causes);
  const end = (at.get(matrix.variants.at(-1) ?? '') ?? 0) + CELL;
  const [width, height] = [LEFT + end + RIGHT, TOP + end + FOOT];
  const title = `${matrix.variants.length} × ${matrix.variants.length}: what was there, and what it could be taken for`;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-label="${title}">`,
    `<style>${STYLE}\n</style>`,
    `<text class="head" x="24" y="34">${matrix.diagonal.length} of ${matrix.variants.length} on the diagonal</text>`,
    `<text x="24" y="56">row: what was there</text>`,
    `<text x="24" y="72">column: what it could be taken for</text>`,
    ...causes.flatMap(([cause, ids], index) => causeLabels(cause, ids, hueOf(index), at)),
    ...causes.flatMap(([, ids]) => causes.map(([, others]) => groundOf(ids, others, at))),
    ...causes.flatMap(([, ids], index) => ids.flatMap((id) => cellsOf(matrix, id, hueOf(index), at))),
    ...legend(end),
    '</svg>',
    '',
  ].join('\n');
}

/** Offset of each variant, from the corner of the table. */
function placesOf(causes: readonly (readonly [string, readonly string[]])[]): ReadonlyMap<string, number> {
  const ids = causes.flatMap(([, own], cause) => own.map((id) => ({ id, cause })));
  return new Map(ids.map(({ id, cause }, index) => [id, index * CELL + cause * GAP]));
}

function causeLabels(
  cause: string,
  ids: readonly string[],
  hue: string,
  at: ReadonlyMap<string, number>,
): string[] {
  const names = ids.flatMap((id) => {
    const place = at.get(id) ?? 0;
    const name = id.slice(cause.length + 1);
    const [x, y] = [LEFT + place + CELL - 3, TOP - 8];
    return [
      `<text x="${LEFT - 10}" y="${TOP + place + CELL - 3}" text-anchor="end">${name}</text>`,
      `<text x="${x}" y="${y}" transform="rotate(-90 ${x} ${y})">${name}</text>`,
    ];
  });
  const first = at.get(ids[0] ?? '') ?? 0;
  const length = ids.length * CELL - 2;
  return [
    `<rect x="20" y="${TOP + first}" width="3" height="${length}" fill="${hue}"/>`,
    `<text class="cause" x="30" y="${TOP + first + CELL - 3}">${cause}</text>`,
    ...names,
  ];
}

/** One field for each pair of causes: what stands in no cell of it is told apart at first sight. */
function groundOf(
  ids: readonly string[],
  others: readonly string[],
  at: ReadonlyMap<string, number>,
): string {
  const [x, y] = [LEFT + (at.get(others[0] ?? '') ?? 0), TOP + (at.get(ids[0] ?? '') ?? 0)];
  const [width, height] = [others.length * CELL - 2, ids.length * CELL - 2];
  return `<rect class="ground" x="${x}" y="${y}" width="${width}" height="${height}" rx="2"/>`;
}

function cellsOf(matrix: Matrix, id: string, hue: string, at: ReadonlyMap<string, number>): string[] {
  return matrix.variants.flatMap((other) => {
    const { cell, says } = matrixCell(matrix, id, other);
    if (cell === 'apart') return [];
    const shape = shapeOf(cell, LEFT + (at.get(other) ?? 0), TOP + (at.get(id) ?? 0), hue);
    const title = says === null ? id : `${id} and ${other}: ${says}`;
    return [shape.replace('/>', `><title>${title}</title></rect>`)];
  });
}

function shapeOf(cell: Exclude<Cell, 'apart'>, x: number, y: number, hue: string): string {
  const side = CELL - 2;
  const box = `<rect x="${x}" y="${y}" width="${side}" height="${side}" rx="2"`;
  const ring = `<rect x="${x + 2}" y="${y + 2}" width="${side - 4}" height="${side - 4}" rx="2" fill="${hue}"`;
  switch (cell) {
    case 'found':
      return `${box} fill="${hue}"/>`;
    case 'alike':
      return `${ring} fill-opacity=".25" stroke="${hue}" stroke-width="1"/>`;
    case 'may stay':
      return `${ring} fill-opacity=".25" stroke="${hue}" stroke-width="2" stroke-dasharray="2 2"/>`;
    case 'wrong':
      return `${box} class="wrong"/>`;
  }
}

function legend(end: number): string[] {
  const entries: readonly (readonly [Exclude<Cell, 'apart'>, string])[] = [
    ['found', 'found by its own signs'],
    ['alike', 'the same 401 from outside, told apart by a Check'],
    ['may stay', 'the same, and alike where what tells them apart may not be seen'],
    ['wrong', 'not as declared'],
  ];
  const y = TOP + end + 24;
  return entries.flatMap(([cell, text], index) => {
    const [x, line] = [LEFT, y + index * 22];
    return [
      shapeOf(cell, x, line, HUES[0] ?? ''),
      `<text x="${x + CELL + 6}" y="${line + CELL - 4}">${text}</text>`,
    ];
  });
}

function hueOf(index: number): string {
  return HUES[index % HUES.length] ?? '';
}
