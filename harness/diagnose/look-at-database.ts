// Step 3 of the guide: the user, and the user's last sessions. Tokens are shown by their fingerprints alone.

import { cell, userIdOf } from '../checks/database';
import type { Clues } from '../contract/clues';
import { count } from '../support/text/count';
import { fingerprint } from '../support/secrets/mask';
import type { Notebook } from './notebook';
import { openReadOnly, type ReadOnlyDatabase } from './read-only-database';
import { reasonOf } from './reason-of';

/** Null where it cannot be reached. Whoever gets one closes it. */
export async function openDatabase(url: string, notebook: Notebook): Promise<ReadOnlyDatabase | null> {
  try {
    const database = await openReadOnly(url);
    notebook.saw(3, 'the database is reached; it is read in read-only transactions alone');
    return database;
  } catch (thrown) {
    notebook.failed(3, `the database could not be reached: ${reasonOf(thrown)}`);
    return null;
  }
}

export async function lookAtDatabase(clues: Clues, notebook: Notebook): Promise<void> {
  const { select } = clues;
  if (select === undefined) return;
  try {
    const userId = await userOf(clues, notebook);
    if (userId !== null) await sessionsOf(userId, clues, notebook);
  } catch (thrown) {
    notebook.failed(
      3,
      `${reasonOf(thrown)}: other names are given by --names FILE, other rights by another role`,
    );
  }
}

/** The id that the token names, else the one that has the email. */
async function userOf(clues: Clues, notebook: Notebook): Promise<string | null> {
  const { email, names, select } = clues;
  const ofToken = userIdOf(clues);
  if (email === undefined || select === undefined) return ofToken;
  const { columns, tables } = names;
  const { id, role, isActive, status } = columns;
  const sql = `SELECT ${id}, ${columns.email}, ${role}, ${isActive}, ${status} FROM ${tables.users} WHERE ${columns.email} = $1`;
  const [row] = (await select({ sql, parameters: [email] })).rows;
  if (row === undefined) {
    notebook.saw(3, `${tables.users} has nobody with the email ${email}`);
    return ofToken;
  }
  const said = [id, role, isActive, status].map((column) => `${column} ${text(cell(row, column))}`);
  notebook.saw(3, `${tables.users} has ${email}: ${said.join(', ')}`);
  return ofToken ?? text(cell(row, id));
}

/** Of a user's sessions, that many are looked at, the last ones first. */
const MOST = 5;

async function sessionsOf(userId: string, { names, select }: Clues, notebook: Notebook): Promise<void> {
  const { columns, tables } = names;
  const { token, isActive, expiresAt, lastActive } = columns;
  const sql =
    `SELECT ${token}, ${columns.userId}, ${isActive}, ${expiresAt}, ${lastActive} FROM ${tables.sessions} ` +
    `WHERE ${columns.userId} = $1 ORDER BY ${lastActive} DESC LIMIT ${String(MOST)}`;
  const { rows } = (await select?.({ sql, parameters: [userId] })) ?? { rows: [] };
  notebook.saw(3, `${tables.sessions} has ${rowCount(rows.length)} of user ${userId}`);
  for (const row of rows) {
    const said = [isActive, expiresAt, lastActive].map((column) => `${column} ${text(cell(row, column))}`);
    notebook.saw(3, `session of token ${fingerprint(text(cell(row, token)))}: ${said.join(', ')}`);
  }
}

function rowCount(rows: number): string {
  return rows === MOST ? `${String(MOST)} or more rows` : count(rows, 'row');
}

function text(value: unknown): string {
  if (value instanceof Date) return value.toISOString();
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
    ? String(value)
    : 'null';
}
