// The pool of database connections, and the one kind of error that a query through it throws.

import { Pool, type QueryResult, type QueryResultRow } from 'pg';
import type { DatabaseConfig } from './config';
import { databaseErrorCode } from './database-error-code';
import type { Logger } from './logger';

export interface Database {
  /** Throws a `DatabaseFailure` and nothing else. */
  query<Row extends QueryResultRow>(text: string, values: unknown[]): Promise<QueryResult<Row>>;
}

/** A query that did not succeed, whatever the cause. */
export class DatabaseFailure extends Error {
  override readonly name = 'DatabaseFailure';

  constructor(
    /** See `databaseErrorCode`. */
    readonly code: string,
    cause: unknown,
  ) {
    super(`database ${code}`, { cause });
  }
}

/** Opens no connection by itself. */
export function createPool(config: DatabaseConfig, log: Logger): Pool {
  const pool = new Pool({
    ...(config.url === undefined ? {} : { connectionString: config.url }),
    fallback_application_name: 'contrezz-backend',
    max: config.poolMax,
    connectionTimeoutMillis: config.connectTimeoutMs,
    // The client's own limit: the server's statement_timeout does not see what the network loses.
    query_timeout: config.queryTimeoutMs,
    idleTimeoutMillis: 0,
  });
  // Without a listener a lost idle connection would end the process.
  pool.on('error', (error) => log.info({ code: databaseErrorCode(error) }, 'database connection lost'));
  return pool;
}

export function databaseOf(pool: Pool): Database {
  return {
    async query<Row extends QueryResultRow>(text: string, values: unknown[]) {
      try {
        return await pool.query<Row>(text, values);
      } catch (thrown) {
        throw new DatabaseFailure(databaseErrorCode(thrown), thrown);
      }
    },
  };
}
