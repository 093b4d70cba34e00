// The database role of somebody on call: may read and mend rows, see who is connected and end a connection; no superuser.

import { randomBytes } from 'node:crypto';
import type { LaneDatabase } from '../../contract/database';
import type { EngineLane } from '../../engine/lane/open-lane';
import { messageOf, UserError } from '../../support/user-error';
import { isNoSuchName } from '../no-such-name';
import { tableName } from '../table-name';

const ON_CALL_ROLE = 'oncall';
/** Holds a copy of each table from before the incident. */
export const BACKUP_SCHEMA = 'backup';
export const STATEMENT_TIMEOUT_MS = 5000;

/** The URL with which it connects, past whatever stands between the target and its database. All that it says stands in the server's log. */
export async function createOnCallRole({ database, target }: EngineLane): Promise<string> {
  const password = randomBytes(16).toString('hex');
  await database.query(`
    CREATE ROLE ${ON_CALL_ROLE} LOGIN NOSUPERUSER PASSWORD '${password}' IN ROLE pg_monitor, pg_signal_backend;
    ALTER ROLE ${ON_CALL_ROLE} SET statement_timeout = ${String(STATEMENT_TIMEOUT_MS)};
    ALTER ROLE ${ON_CALL_ROLE} SET log_statement = 'all';
  `);
  const tables = tablesOf(target.database);
  try {
    await database.query(`${grantsOn(tables)}${backupOf(tables)}`);
  } catch (thrown) {
    throw isNoSuchName(thrown) ? noSuchTable(tables, thrown) : thrown;
  }
  return urlFor(database, ON_CALL_ROLE, password);
}

/** Each once, though it may be users and sessions in one. */
function tablesOf({ usersTable, sessionsTable }: EngineLane['target']['database']): readonly string[] {
  return [...new Set([usersTable, sessionsTable].filter((name) => name !== undefined))];
}

function grantsOn(tables: readonly string[]): string {
  const schemas = new Set(['public', ...tables.map((name) => tableName(name).schema ?? 'public')]);
  return [...schemas]
    .map(
      (schema) => `
    GRANT USAGE ON SCHEMA ${schema} TO ${ON_CALL_ROLE};
    GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA ${schema} TO ${ON_CALL_ROLE};`,
    )
    .join('');
}

/** Whatever schema a table is of, its copy has its name; of two of one name, the later one is told by its schema. */
function backupOf(tables: readonly string[]): string {
  const taken = new Set<string>();
  const copies = tables.map((name) => {
    const { schema, table } = tableName(name);
    const own = taken.has(table) ? `"${unquoted(schema ?? 'public')}_${unquoted(table)}"` : table;
    taken.add(own);
    return `CREATE TABLE ${BACKUP_SCHEMA}.${own} AS TABLE ${name};`;
  });
  return `
    CREATE SCHEMA ${BACKUP_SCHEMA};
    ${copies.join('\n')}
    GRANT USAGE ON SCHEMA ${BACKUP_SCHEMA} TO ${ON_CALL_ROLE};
    GRANT SELECT ON ALL TABLES IN SCHEMA ${BACKUP_SCHEMA} TO ${ON_CALL_ROLE};
  `;
}

function unquoted(name: string): string {
  return name.replace(/^"(.*)"$/, '$1');
}

function noSuchTable(tables: readonly string[], cause: unknown): UserError {
  return new UserError({
    to: 'hold a drill',
    why: messageOf(cause),
    value: tables.join(', '),
    remedy: 'Let database.usersTable and database.sessionsTable name tables that the schema makes',
    cause,
  });
}

/** The same rights for the prompt, whose own statements need not be found in the server's log. */
export async function createPromptRole(database: LaneDatabase): Promise<string> {
  const password = randomBytes(16).toString('hex');
  const role = `${ON_CALL_ROLE}_prompt`;
  await database.query(
    `CREATE ROLE ${role} LOGIN NOSUPERUSER PASSWORD '${password}' IN ROLE ${ON_CALL_ROLE}`,
  );
  return urlFor(database, role, password);
}

function urlFor(database: LaneDatabase, role: string, password: string): string {
  const url = new URL(database.url);
  url.username = role;
  url.password = password;
  return url.href;
}
