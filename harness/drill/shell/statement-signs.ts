// What a statement shows to whoever reads its result: by the tables that it reads, and how far it narrows them down.

import { GUIDE_NAMES } from '../../checks/guide-names';
import type { SignName } from '../../contract/check';
import { selectReadOnly } from '../../engine/select-read-only';
import type { EngineLane } from '../../engine/open-lane';
import { signsIn, usersToken } from '../read-signs';
import type { LookSign } from '../transcript';

export function isReading(statement: string): boolean {
  return (
    /^\s*(?:SELECT|TABLE|WITH|VALUES|SHOW|EXPLAIN)\b/i.test(statement) &&
    !/\b(?:UPDATE|INSERT|DELETE|TRUNCATE|pg_cancel_backend|pg_terminate_backend)\b/i.test(statement)
  );
}

/** `rows`: how many it has given, where that is known. */
export async function signsOfStatement(lane: EngineLane, statement: string, rows = 0): Promise<LookSign[]> {
  if (EXPLAINS.test(statement) || (rows === 0 && GIVES_NO_ROW.test(statement))) return [];
  const token = usersToken(lane);
  const names = shownBy(lane, statement, token);
  if (names.length === 0) return [];
  return signsIn(lane, names, {
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

function shownBy({ target, person }: EngineLane, statement: string, token: string): SignName[] {
  const reads = (table: string | undefined) =>
    table !== undefined && new RegExp(`\\b${table}\\b`, 'i').test(statement);
  const shown = statement.replace(COUNTS, 'count()');
  const names = (column: string) => new RegExp(`\\*|\\b${column}\\b`, 'i').test(shown);
  const { isActive, expiresAt, email, id } = GUIDE_NAMES.columns;
  const { sessionsTable, usersTable } = target.database;
  const everybodys = !statement.includes(token) && !statement.includes(person.id);
  const found: SignName[] = [];
  if (reads(sessionsTable)) {
    if (names(isActive)) found.push('session row');
    if (names(expiresAt)) found.push('session expiry');
    if (everybodys) found.push('session table', 'other sessions');
  }
  if (reads(usersTable)) {
    if (names(isActive) || names(id)) found.push('user row');
    if (names(email)) found.push('user email');
  }
  return found;
}
