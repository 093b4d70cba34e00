// The database role of somebody on call: may read and mend rows, see who is connected and end a connection; no superuser.

import { randomBytes } from 'node:crypto';
import type { LaneDatabase } from '../../contract/database';
import type { EngineLane } from '../../engine/open-lane';

const ON_CALL_ROLE = 'oncall';
/** Holds a copy of each table from before the incident. */
export const BACKUP_SCHEMA = 'backup';
export const STATEMENT_TIMEOUT_MS = 5000;

/** The URL with which it connects, past whatever stands between the target and its database. All that it says stands in the server's log. */
export async function createOnCallRole({ database, target }: EngineLane): Promise<string> {
  const password = randomBytes(16).toString('hex');
  const tables = [target.database.usersTable, target.database.sessionsTable].filter(
    (name) => name !== undefined,
  );
  await database.query(`
    CREATE ROLE ${ON_CALL_ROLE} LOGIN NOSUPERUSER PASSWORD '${password}' IN ROLE pg_monitor, pg_signal_backend;
    GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO ${ON_CALL_ROLE};
    ALTER ROLE ${ON_CALL_ROLE} SET statement_timeout = ${String(STATEMENT_TIMEOUT_MS)};
    ALTER ROLE ${ON_CALL_ROLE} SET log_statement = 'all';
    CREATE SCHEMA ${BACKUP_SCHEMA};
    ${tables.map((name) => `CREATE TABLE ${BACKUP_SCHEMA}.${name} AS TABLE ${name};`).join('\n')}
    GRANT USAGE ON SCHEMA ${BACKUP_SCHEMA} TO ${ON_CALL_ROLE};
    GRANT SELECT ON ALL TABLES IN SCHEMA ${BACKUP_SCHEMA} TO ${ON_CALL_ROLE};
  `);
  return urlFor(database, ON_CALL_ROLE, password);
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
