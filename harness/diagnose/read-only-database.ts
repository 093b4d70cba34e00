// A connection to the system's database that can only read: SELECTs alone, each in a read-only transaction with a time limit.

import { Client } from 'pg';
import type { Rows } from '../contract/database';
import type { Statement } from '../contract/person';
import { selectReadOnly } from '../evidence/select-read-only';
import { inTurn } from '../support/in-turn';
import { messageOf } from '../support/user-error';

export interface ReadOnlyDatabase {
  /** Rejects with the server's error, or where the statement is no single SELECT. */
  select(statement: Statement): Promise<Rows>;
  close(): Promise<void>;
}

const LIMITS_MS = { connect: 5000, statement: 3000, lock: 200 };
/** The client's own limit, where the network is what is slow. */
const QUERY_MS = LIMITS_MS.statement + 1000;

/** Rejects with a message without any password where no connection comes about. */
export async function openReadOnly(url: string): Promise<ReadOnlyDatabase> {
  const client = connected(url);
  client.on('error', () => undefined);
  try {
    await client.connect();
  } catch (thrown) {
    client.end().catch(() => undefined);
    throw new Error(messageOf(thrown) || 'the connection failed', { cause: thrown });
  }
  return {
    select: inTurn((statement: Statement) => selectOne(client, statement)),
    close: () => client.end().catch(() => undefined),
  };
}

function connected(url: string): Client {
  if (!/^postgres(?:ql)?:\/\//i.test(url) || !URL.canParse(url))
    throw new Error('the database URL does not read postgres://user:password@host:port/name');
  return new Client({
    connectionString: url,
    connectionTimeoutMillis: LIMITS_MS.connect,
    query_timeout: QUERY_MS,
    application_name: 'chaos-401 diagnose',
  });
}

async function selectOne(client: Client, statement: Statement): Promise<Rows> {
  const { sql } = statement;
  if (!/^\s*SELECT\b/i.test(sql) || sql.includes(';'))
    throw new Error('only a single SELECT is sent: diagnose only reads');
  const query = async (text: string, parameters: readonly unknown[] = []): Promise<Rows> => {
    const { rows, rowCount } = await client.query<Record<string, unknown>>(text, [...parameters]);
    return { rows, rowCount: rowCount ?? 0 };
  };
  return selectReadOnly({ query }, statement, {
    statementMs: LIMITS_MS.statement,
    lockMs: LIMITS_MS.lock,
  });
}
