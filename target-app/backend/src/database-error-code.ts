// One short code for whatever a database query threw.

import { DatabaseError } from 'pg';

export type ConnectionCode = 'POOL_TIMEOUT' | 'CONNECT_TIMEOUT' | 'QUERY_TIMEOUT' | 'CONNECTION_CLOSED';

/** pg and pg-pool tell these apart by their texts alone. */
const CODE_BY_MESSAGE: ReadonlyMap<string, ConnectionCode> = new Map([
  ['timeout exceeded when trying to connect', 'POOL_TIMEOUT'],
  ['Connection terminated due to connection timeout', 'CONNECT_TIMEOUT'],
  ['timeout expired', 'CONNECT_TIMEOUT'],
  ['Query read timeout', 'QUERY_TIMEOUT'],
]);

/** The SQLSTATE where PostgreSQL answered, the system's code where the socket failed, else one of `ConnectionCode`. */
export function databaseErrorCode(error: unknown): string {
  // By its class and not by the form of its code: EPIPE has the form of a SQLSTATE.
  if (error instanceof DatabaseError && error.code !== undefined) return error.code;
  if (!(error instanceof Error)) return 'CONNECTION_CLOSED';
  return CODE_BY_MESSAGE.get(error.message) ?? systemCode(error) ?? 'CONNECTION_CLOSED';
}

/** The code of the error or of what caused it. */
function systemCode(error: Error): string | undefined {
  if ('code' in error && typeof error.code === 'string') return error.code;
  return error.cause instanceof Error ? systemCode(error.cause) : undefined;
}
