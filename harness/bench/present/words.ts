// How figures are written.

import { spreadOf, type Figure, type Limit, type Unit } from '../figure';

/** So many digits behind the point that a difference is seen. */
export function amount(value: number): string {
  const size = Math.abs(value);
  if (Number.isNaN(size)) return '–';
  if (size >= 100) return value.toFixed(0);
  return value.toFixed(size >= 10 ? 1 : size >= 1 ? 2 : 3);
}

/** `0.91 s (0.87–1.01)`; `not measured`. */
export function spreadWords({ values, unit, unmeasured }: Figure): string {
  if (unmeasured !== undefined) return 'not measured';
  const { median, min, max } = spreadOf(values);
  return `${amount(median)} ${unit} (${amount(min)}–${amount(max)})`;
}

/** `at least 10 ×`; empty where nothing was promised. */
export function limitWords(limit: Limit | undefined, unit: Unit): string {
  return limit === undefined ? '' : `${limit.is} ${String(limit.value)} ${unit}`;
}

/** Each cell is as wide as the widest of its column. */
export function columns(rows: readonly (readonly string[])[]): readonly (readonly string[])[] {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return rows.map((row) => row.map((cell, column) => cell.padEnd(widths[column] ?? 0)));
}
