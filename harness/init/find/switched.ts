// A column that says whether a row counts, switched off and on again.

import type { Value } from '../finding';
import type { Column } from './column';

export function columnLike(columns: readonly Column[], pattern: RegExp): Column | null {
  return columns.find(({ name }) => pattern.test(name)) ?? null;
}

/** One that can be switched: another kind may hold anything under such a name. */
export function switchLike(columns: readonly Column[], pattern: RegExp): Column | null {
  return columnLike(
    columns.filter(({ kind }) => kind === 'boolean' || kind === 'time'),
    pattern,
  );
}

/** A boolean is turned round; a time is set. */
export function switched(table: string, { name, kind }: Column, where: string): Value {
  const isGood = /active|valid(?!at)|enabled/i.test(name) && !/inactive|invalid|deactiv/i.test(name);
  const isBoolean = kind === 'boolean';
  const [bad, good] = isBoolean ? [String(!isGood), String(isGood)] : ['now()', 'NULL'];
  const holds = isBoolean ? `${name} IS ${bad.toUpperCase()}` : `${name} IS NOT NULL`;
  return {
    apply: `UPDATE ${table} SET ${name} = ${bad} WHERE ${where}`,
    undo: `UPDATE ${table} SET ${name} = ${good} WHERE ${where}`,
    shows: `SELECT 1 FROM ${table} WHERE ${where} AND ${holds}`,
  };
}
