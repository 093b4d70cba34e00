// A result as psql prints it.

import type { QueryResult } from '../shell/on-call-query';

export function psqlText({ columns, rows, more, command }: QueryResult): string {
  if (columns.length === 0) return command;
  const cells = rows.map((row) => row.map(cellText));
  const widths = columns.map((name, index) =>
    Math.max(name.length, ...cells.map((row) => row[index]?.length ?? 0)),
  );
  const line = (row: readonly string[]) =>
    row
      .map((cell, index) => ` ${cell.padEnd(widths[index] ?? 0)} `)
      .join('|')
      .trimEnd();
  const count = more
    ? `(the first ${String(rows.length)} rows; there are more)`
    : `(${String(rows.length)} ${rows.length === 1 ? 'row' : 'rows'})`;
  return [
    line(columns),
    widths.map((width) => '-'.repeat(width + 2)).join('+'),
    ...cells.map(line),
    count,
  ].join('\n');
}

function cellText(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (value instanceof Date) return value.toISOString();
  if (typeof value === 'boolean') return value ? 't' : 'f';
  return typeof value === 'string' ? value : JSON.stringify(value);
}
