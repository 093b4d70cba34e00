// A row of a table of users for one of the two people, as far as its columns tell how one is written.

import type { Column } from './column';
import type { Table } from './tables';

/** SQL for a column's value, by the column; undefined where this is no business of the caller's. */
export type Values = (column: Column) => string | undefined;

/** The columns that must be given a value, or that `values` has one for, with SQL for each; null where one cannot be told. */
export function newRow({ columns }: Table, values: Values): ReadonlyMap<string, string> | null {
  const row = new Map<string, string>();
  for (const column of columns) {
    const value = values(column) ?? (column.isRequired ? plainValue(column) : undefined);
    if (value === null) return null;
    if (value !== undefined) row.set(column.name, value);
  }
  return row;
}

export function isEmail({ name }: Column): boolean {
  return /^"?e?_?mail(_?address)?"?$/i.test(name);
}

export function isUsername({ name }: Column): boolean {
  return /^"?(user_?name|login|handle|nick_?name|slug)"?$/i.test(name);
}

export function isPassword({ name }: Column): boolean {
  return /passw|pwd|secret/i.test(name);
}

/** What is true of nobody in particular; null where nobody knows. */
function plainValue({ kind, name }: Column): string | null {
  if (kind === 'boolean') return String(/active|enabled|verified|confirmed/i.test(name));
  return kind === null ? null : PLAIN[kind];
}

const PLAIN = { number: '0', text: "''", time: 'now()', uuid: null } as const;
