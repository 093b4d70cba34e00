// One statement over one connection of its own, as psql -c has it; a huge result is cut off where it comes in.

import { Client, Query, type QueryArrayResult } from 'pg';
import { STATEMENT_TIMEOUT_MS } from '../incident/on-call-role';

export interface QueryResult {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly unknown[])[];
  /** Whether the server had more than the limit. */
  readonly more: boolean;
  /** `UPDATE 1`. */
  readonly command: string;
}

/** Rejects with the server's own error. */
export async function onCallQuery(url: string, text: string, limit: number): Promise<QueryResult> {
  const client = new Client({
    connectionString: url,
    connectionTimeoutMillis: STATEMENT_TIMEOUT_MS,
    statement_timeout: STATEMENT_TIMEOUT_MS,
    application_name: 'psql',
  });
  client.on('error', () => undefined);
  try {
    await client.connect();
    return await readRows(client, text, limit);
  } finally {
    client.end().catch(() => undefined);
  }
}

function readRows(client: Client, text: string, limit: number): Promise<QueryResult> {
  return new Promise((resolve, reject) => {
    const rows: unknown[][] = [];
    let columns: readonly string[] = [];
    const query = client.query(new Query<unknown[]>({ text, rowMode: 'array' } as never));
    query.on('row', (row: unknown, result) => {
      columns = result?.fields.map(({ name }) => name) ?? columns;
      if (rows.length < limit) return void rows.push(row as unknown[]);
      resolve({ columns, rows, more: true, command: 'SELECT' });
      // The rest is not waited for.
      (
        client as unknown as { readonly connection: { readonly stream: { destroy(): void } } }
      ).connection.stream.destroy();
    });
    query.on('end', (result) => {
      const last = ([result].flat() as unknown as QueryArrayResult[]).at(-1);
      const names = last?.fields.map(({ name }) => name) ?? [];
      const command = [last?.command, last?.rowCount]
        .filter((part) => part !== null && part !== undefined)
        .join(' ');
      resolve({ columns: names.length > 0 ? names : columns, rows, more: false, command });
    });
    query.on('error', reject);
  });
}
