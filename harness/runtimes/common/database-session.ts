// One direct connection to PostgreSQL, as superuser or as a role.

import type { QueryResult } from 'pg';

import type { DatabaseSession } from '../../contract/database';
import { openClient, type ClientAddress } from './open-client';

/** Rejects with the server's own error. A connection that is lost later fails the next query, and nothing else. */
export async function openDatabaseSession(address: ClientAddress): Promise<DatabaseSession> {
  const client = await openClient(address);
  return {
    async query(sql, parameters) {
      const result: unknown = await client.query<Record<string, unknown>>(sql, parameters?.slice());
      // Of several statements in one text, each has a result of its own.
      const results = (Array.isArray(result) ? result : [result]) as QueryResult<Record<string, unknown>>[];
      const rowCount = results.reduce((sum, one) => sum + (one.rowCount ?? 0), 0);
      return { rows: results.at(-1)?.rows ?? [], rowCount };
    },
    close: () => client.end(),
  };
}
