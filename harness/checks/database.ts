// Reading the system's tables, and nothing but reading.

import type { Clues } from '../contract/clues';
import type { Rows } from '../contract/database';
import type { Statement } from '../contract/person';
import { messageOf } from '../support/user-error';
import { readToken } from './token';

/** The rows, or why there are none to be had. */
export async function selectRows(
  { select }: Clues,
  statement: Statement,
): Promise<Rows | { readonly why: string }> {
  if (select === undefined) return { why: 'wants the database' };
  try {
    return await select(statement);
  } catch (thrown) {
    return { why: messageOf(thrown) };
  }
}

/** The user that the token names. */
export function userIdOf(clues: Clues): string | null {
  const token = readToken({ ...clues, header: null }) ?? readToken(clues);
  const userId: unknown = token?.claims[clues.names.claims.userId];
  return typeof userId === 'string' || typeof userId === 'number' ? String(userId) : null;
}

/** A name without quotation marks is folded to lower case (PostgreSQL manual, §4.1.1). */
export function cell(row: Rows['rows'][number] | undefined, column: string): unknown {
  const quoted = /^"(.+)"$/.exec(column)?.[1];
  return row?.[quoted?.replaceAll('""', '"') ?? column.toLowerCase()];
}
