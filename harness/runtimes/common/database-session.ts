// One direct connection to PostgreSQL, as superuser or as a role.

import { Client, type QueryResult } from 'pg';

import type { DatabaseSession } from '../../contract/database';

export interface SessionAddress {
  readonly host: string;
  readonly port: number;
  readonly user: string;
  readonly password: string;
  readonly database: string;
}

/** Rejects with the server's own error. A connection that is lost later fails the next query, and nothing else. */
export async function openDatabaseSession(address: SessionAddress): Promise<DatabaseSession> {
  const client = new Client({ ...address, application_name: 'chaos-401' });
  client.on('error', () => undefined);
  await client.connect();
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
