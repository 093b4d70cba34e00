// Blocks as text for a terminal: nothing is wider than the page, and nothing in them steers it.

import Table from 'cli-table3';
import { NO_BORDERS } from '../../reporters/no-borders';
import type { Page } from '../../reporters/page';
import { visible, wrap } from '../../reporters/section';
import type { Block } from './block';

type Sheet = Pick<Page, 'paint' | 'columns'>;

const INDENT = 2;
const GAP = 2;
/** A column of which that much is shown can still be read. */
const LEAST = 16;

/** Ends with a line break. */
export function asText(blocks: readonly Block[], sheet: Sheet): string {
  return `${blocks.map((block) => textOf(block, sheet)).join('\n')}`;
}

function textOf(block: Block, sheet: Sheet): string {
  const { paint, columns } = sheet;
  switch (block.kind) {
    case 'title':
      return indented(wrap(block.text, columns), 0, paint.bold);
    case 'heading':
      return indented(wrap(block.text, columns), 0, paint.bold);
    case 'paragraph':
      return indented(wrap(block.text, columns - INDENT), INDENT);
    case 'list':
      return indented(
        block.items.flatMap((item) => wrap(`· ${item}`, columns - INDENT, 2)),
        INDENT,
      );
    case 'table':
      return tableText(block, sheet);
  }
}

function indented(lines: readonly string[], by: number, paint = (line: string) => line): string {
  return lines.map((line) => `${' '.repeat(by)}${paint(line)}`.trimEnd() + '\n').join('');
}

function tableText(
  { head, rows }: { readonly head: readonly string[]; readonly rows: readonly (readonly string[])[] },
  { paint, columns }: Sheet,
): string {
  const all = [head, ...rows].map((row) => row.map(visible));
  const widths = fitted(
    head.map((_, column) => Math.max(...all.map((row) => row[column]?.length ?? 0))),
    columns - INDENT,
  );
  const drawn = new Table({
    chars: { ...NO_BORDERS, middle: ' '.repeat(GAP) },
    style: { head: [], border: [], 'padding-left': 0, 'padding-right': 0, compact: true },
    colWidths: widths,
    wordWrap: true,
    wrapOnWordBoundary: true,
  });
  const [first = [], ...others] = all;
  drawn.push(
    first.map((cell) => paint.dim(cell)),
    ...others,
  );
  return indented(drawn.toString().split('\n'), INDENT);
}

/** Takes from the widest until they fit, or none can give any more. */
function fitted(widths: readonly number[], room: number): number[] {
  const given = [...widths];
  const taken = () => given.reduce((sum, width) => sum + width + GAP, -GAP);
  while (taken() > room) {
    const widest = given.indexOf(Math.max(...given));
    const width = given[widest] ?? 0;
    if (width <= LEAST) break;
    given[widest] = width - 1;
  }
  return given;
}
