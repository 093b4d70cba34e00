// Connects to PostgreSQL as a backend would, asks it `SELECT 1`, and names what went wrong.

import { Client, DatabaseError } from 'pg';

/** `ok`, the SQLSTATE, the system's code, `CONNECT_TIMEOUT`, `QUERY_TIMEOUT`, or `CONNECTION_CLOSED`. Never rejects. */
export async function connectDatabase(
  url: string,
  limits: { connectMs: number; queryMs: number },
): Promise<string> {
  const client = new Client({
    connectionString: url,
    connectionTimeoutMillis: limits.connectMs,
    query_timeout: limits.queryMs,
  });
  client.on('error', () => undefined);
  try {
    await client.connect();
    await client.query('SELECT 1');
    return 'ok';
  } catch (thrown) {
    return codeOf(thrown);
  } finally {
    // What could not be asked cannot be bid farewell to.
    client.end().catch(() => undefined);
  }
}

function codeOf(thrown: unknown): string {
  if (thrown instanceof DatabaseError) return thrown.code ?? 'CONNECTION_CLOSED';
  // Not asked by its class: a test runner has another `Error` than Node's own modules.
  const { code, message } = thrown as Partial<NodeJS.ErrnoException>;
  if (code !== undefined) return code;
  if (/timeout expired|connection timeout/i.test(message ?? '')) return 'CONNECT_TIMEOUT';
  return /Query read timeout/.test(message ?? '') ? 'QUERY_TIMEOUT' : 'CONNECTION_CLOSED';
}
