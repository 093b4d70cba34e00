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
  return codeByMessage(error) ?? systemCode(error) ?? 'CONNECTION_CLOSED';
}

function codeByMessage(error: unknown): ConnectionCode | undefined {
  const message = isObject(error) && error.message;
  return typeof message === 'string' ? CODE_BY_MESSAGE.get(message) : undefined;
}

/** The code of the error or of what caused it. */
function systemCode(error: unknown): string | undefined {
  if (!isObject(error)) return undefined;
  return typeof error.code === 'string' ? error.code : systemCode(error.cause);
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
