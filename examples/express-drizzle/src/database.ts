import { drizzle, type NodePgDatabase } from 'drizzle-orm/node-postgres';
import { Client, Pool } from 'pg';
import type { Settings } from './settings';

export type Database = NodePgDatabase;

/** Without its database this service is of no use: `onLoss` is told as soon as a connection is lost. */
export async function openDatabase(settings: Settings, onLoss: (error: Error) => void): Promise<Database> {
  const connection = {
    connectionString: settings.DATABASE_URL,
    connectionTimeoutMillis: settings.PG_CONNECT_TIMEOUT_MS,
    query_timeout: settings.PG_QUERY_TIMEOUT_MS,
  };
  await seeThatItIsThere(new Client(connection));
  const pool = new Pool({ ...connection, max: settings.PG_POOL_MAX });
  pool.on('error', onLoss);
  return drizzle(pool);
}

async function seeThatItIsThere(client: Client): Promise<void> {
  await client.connect();
  await client.query('SELECT 1');
  await client.end();
}

/** Drizzle wraps what the driver says. A fault of the query itself has an SQLSTATE of another class than these. */
export function isLoss(error: unknown): boolean {
  const { cause = error } = error as { cause?: unknown };
  const { code, message = '' } = cause as { code?: string; message?: string };
  if (code === undefined) return /timeout|terminated/i.test(message);
  return /^E[A-Z]+$/.test(code) || /^(08|28|53|57)/.test(code);
}
