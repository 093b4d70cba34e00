// One direct connection to PostgreSQL, as superuser or as a role.

import { Client } from 'pg';

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
      const { rows, rowCount } = await client.query<Record<string, unknown>>(sql, parameters?.slice());
      return { rows, rowCount: rowCount ?? 0 };
    },
    close: () => client.end(),
  };
}
