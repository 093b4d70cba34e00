// The code of a database error, where a message names one or is known to stand for one.

/** Node's system codes, what pg's own time limits are called, and SQLSTATEs of a connection (PostgreSQL manual, appendix A). */
const CODE =
  /\b(?:E(?:CONN(?:REFUSED|RESET|ABORTED)|TIMEDOUT|NOTFOUND|AI_AGAIN|HOSTUNREACH|NETUNREACH|PIPE|ADDRNOTAVAIL)|(?:POOL|CONNECT|QUERY)_TIMEOUT|CONNECTION_CLOSED|080(?:0[01346]|P01)|28(?:000|P01)|53[0-4]00|57(?:014|P0[1-5])|3D000)\b/;

/** Messages of PostgreSQL, of `pg` 8 and `pg-pool` 3, and error codes of Prisma. */
const MESSAGES: readonly (readonly [RegExp, string])[] = [
  [/timeout exceeded when trying to connect|\bP2024\b/i, 'POOL_TIMEOUT'],
  [/Connection terminated due to connection timeout|\bP1002\b/i, 'CONNECT_TIMEOUT'],
  [/Query read timeout|\bP1008\b/i, 'QUERY_TIMEOUT'],
  [/Connection terminated unexpectedly|\bP1017\b/i, 'CONNECTION_CLOSED'],
  [/terminating connection due to administrator command/i, '57P01'],
  [/the database system is (?:shutting down|starting up)/i, '57P03'],
  [/too many (?:clients already|connections for role)|remaining connection slots are reserved/i, '53300'],
  [/password authentication failed|\bP1000\b/i, '28P01'],
  [/Can't reach database server|\bP1001\b/i, 'ECONNREFUSED'],
];

/** Null where it names none. */
export function databaseCodeIn(message: string): string | null {
  const named = CODE.exec(message)?.[0];
  return named ?? MESSAGES.find(([pattern]) => pattern.test(message))?.[1] ?? null;
}
