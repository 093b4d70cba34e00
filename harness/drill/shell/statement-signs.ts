// What a statement shows to whoever reads its result: by the tables that it reads, and how far it narrows them down.

import type { SignName } from '../../contract/check';
import { selectReadOnly } from '../../engine/select-read-only';
import type { Looking } from '../looking';
import { signsIn, usersToken } from '../read-signs';
import { mentions } from '../table-name';
import type { LookSign } from '../transcript';

export function isReading(statement: string): boolean {
  return (
    /^\s*(?:SELECT|TABLE|WITH|VALUES|SHOW|EXPLAIN)\b/i.test(statement) &&
    !/\b(?:UPDATE|INSERT|DELETE|TRUNCATE|pg_cancel_backend|pg_terminate_backend)\b/i.test(statement)
  );
}

/** `rows`: how many it has given, where that is known. */
export async function signsOfStatement(looking: Looking, statement: string, rows = 0): Promise<LookSign[]> {
  const { lane } = looking;
  if (EXPLAINS.test(statement) || (rows === 0 && GIVES_NO_ROW.test(statement))) return [];
  const token = usersToken(lane);
  const shown = shownBy(looking, statement, token);
  if (shown.length === 0) return [];
  return signsIn(looking, shown, {
    token,
    select: (one) => selectReadOnly(lane.database, one, lane.timing.graceMs),
  });
}

/** Tells how rows would be found, and shows none. */
const EXPLAINS = /^\s*EXPLAIN\b/i;
/** Whatever the table holds: then it shows nothing of it. */
const GIVES_NO_ROW = /\bLIMIT\s+0\b|\bWHERE\s+\(*\s*(?:FALSE|NULL|NOT\s+TRUE|\d+\s*(?:=|<|>|<>|!=)\s*\d+)\b/i;
/** Its star stands for no column. */
const COUNTS = /\bcount\s*\(\s*\*\s*\)/gi;

function shownBy({ lane, names }: Looking, statement: string, token: string): SignName[] {
  const { tables, columns } = names;
  const text = statement.replace(COUNTS, 'count()');
  const shows = (column: string) => text.includes('*') || mentions(text, column);
  const everybodys = !statement.includes(token) && !statement.includes(lane.person.id);
  const found: SignName[] = [];
  if (mentions(statement, tables.sessions)) {
    if (shows(columns.isActive)) found.push('session row');
    if (shows(columns.expiresAt)) found.push('session expiry');
    if (everybodys) found.push('session table', 'other sessions');
  }
  if (mentions(statement, tables.users)) {
    if (shows(columns.isActive) || shows(columns.id)) found.push('user row');
    if (shows(columns.email)) found.push('user email');
  }
  return found;
}
