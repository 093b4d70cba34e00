// Guide 4: the session's expiresAt, beside the time of the database.

import type { Check, Sign } from '../contract/check';
import { cell, selectRows } from './database';
import ms, { type StringValue } from 'ms';
import type { Clues } from '../contract/clues';
import { variableOf } from './environment';
import { seen, unseen } from './sign';
import { wholeToken } from './token';

export const sessionExpired: Check = {
  cause: 'session-expired',
  asks: "SELECT expiresAt, NOW() as current_time FROM sessions WHERE token = '<token>'",
  async look(clues) {
    return [await expirySign(clues), lifetimeSign(clues)];
  },
};

async function expirySign(clues: Clues): Promise<Sign> {
  const { tables, columns } = clues.names;
  const token = wholeToken(clues);
  if (token === null) return unseen('session expiry');
  const sql = `SELECT ${columns.expiresAt}, ${columns.createdAt}, NOW() as "current_time" FROM ${tables.sessions} WHERE ${columns.token} = $1`;
  const result = await selectRows(clues, { sql, parameters: [token] });
  if ('why' in result) return unseen('session expiry', result.why);
  const [row] = result.rows;
  const expiresAt = cell(row, columns.expiresAt);
  const createdAt = cell(row, columns.createdAt);
  const now = row?.current_time;
  if (!(expiresAt instanceof Date) || !(createdAt instanceof Date) || !(now instanceof Date))
    return unseen('session expiry', 'the token has no session');
  const value = expiresAt > now ? 'ahead' : expiresAt <= createdAt ? 'passed before it began' : 'passed';
  return seen(
    'session expiry',
    value,
    `${columns.expiresAt} ${expiresAt.toISOString()}, created ${createdAt.toISOString()}, now ${now.toISOString()}`,
  );
}

/** As the environment sets both; where it sets neither, they are taken to be alike. */
function lifetimeSign(clues: Clues): Sign {
  if (clues.environment === undefined) return unseen('session lifetime');
  const [session, token] = [
    durationOf(variableOf(clues, 'sessionLifetime')),
    durationOf(variableOf(clues, 'tokenLifetime')),
  ];
  const { sessionLifetime, tokenLifetime } = clues.names.variables;
  return session !== null && token !== null && session < token
    ? seen(
        'session lifetime',
        'shorter than the token',
        `${sessionLifetime} is shorter than ${tokenLifetime}`,
      )
    : seen('session lifetime', 'not shorter', `${sessionLifetime} is not shorter than ${tokenLifetime}`);
}

/** In ms; null where it is not set, or no duration. */
function durationOf(text: string | null): number | null {
  return text === null ? null : (ms(text as StringValue) ?? null);
}
