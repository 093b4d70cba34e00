// Guide 3: the session's row, its isActive and expiresAt.

import type { Check, Sign } from '../contract/check';
import type { Clues } from '../contract/clues';
import { cell, selectRows, userIdOf } from './database';
import { seen, unseen } from './sign';
import { tokenFingerprint, wholeToken } from './token';

export const sessionRevoked: Check = {
  cause: 'session-revoked',
  asks: "SELECT * FROM sessions WHERE token = '<token>' AND userId = '<user_id>'",
  async look(clues) {
    return [
      loggedOutSign(clues),
      ...(await rowSigns(clues)),
      await tableSign(clues),
      await otherSessionsSign(clues),
    ];
  },
};

function loggedOutSign(clues: Clues): Sign {
  const fingerprint = tokenFingerprint(clues);
  if (clues.log === undefined || fingerprint === null) return unseen('logged out');
  const ended = clues.log.some(
    ({ level, fields }) =>
      level === 'info' && fields.tokenFingerprint === fingerprint && fields.status === 204,
  );
  return ended
    ? seen('logged out', 'yes', `the log shows a logout with token ${fingerprint}`)
    : seen('logged out', 'no', `the log shows no logout with token ${fingerprint}`);
}

async function rowSigns(clues: Clues): Promise<Sign[]> {
  const { tables, columns } = clues.names;
  const token = wholeToken(clues);
  const userId = userIdOf(clues);
  if (token === null || userId === null) return [unseen('session row')];
  const sql = `SELECT * FROM ${tables.sessions} WHERE ${columns.token} = $1 AND ${columns.userId} = $2`;
  const rows = await selectRows(clues, { sql, parameters: [token, userId] });
  if ('why' in rows) return [unseen('session row', rows.why)];
  const [row] = rows.rows;
  if (row === undefined)
    return [seen('session row', 'absent', `${tables.sessions} has no row for the token`)];
  const active = cell(row, columns.isActive);
  const expiresAt = cell(row, columns.expiresAt);
  const lastActive = cell(row, columns.lastActive);
  if (active === false)
    return [
      seen(
        'session row',
        'revoked',
        `${tables.sessions}.${columns.isActive} is false${timeOf(columns.lastActive, lastActive)}`,
      ),
    ];
  const expired = expiresAt instanceof Date && expiresAt.getTime() <= Date.now();
  return [
    expired
      ? seen(
          'session row',
          'expired',
          `${tables.sessions}.${columns.expiresAt} ${expiresAt.toISOString()} has passed`,
        )
      : seen(
          'session row',
          'active',
          `${tables.sessions}.${columns.isActive} is true, and the session has not expired`,
        ),
  ];
}

async function tableSign(clues: Clues): Promise<Sign> {
  const { sessions } = clues.names.tables;
  const result = await selectRows(clues, { sql: `SELECT count(*)::int AS count FROM ${sessions}` });
  if ('why' in result) return unseen('session table', result.why);
  const count = Number(result.rows[0]?.count);
  return seen('session table', count === 0 ? 'empty' : 'has rows', `${sessions} has ${count} rows`);
}

async function otherSessionsSign(clues: Clues): Promise<Sign> {
  const { tables, columns } = clues.names;
  const token = wholeToken(clues);
  if (token === null) return unseen('other sessions');
  const sql =
    `SELECT count(*)::int AS count, count(*) FILTER (WHERE NOT ${columns.isActive})::int AS revoked ` +
    `FROM ${tables.sessions} WHERE ${columns.token} <> $1 AND ${columns.createdAt} > now() - interval '1 hour'`;
  const result = await selectRows(clues, { sql, parameters: [token] });
  if ('why' in result) return unseen('other sessions', result.why);
  const count = Number(result.rows[0]?.count);
  const revoked = Number(result.rows[0]?.revoked);
  const value = count === 0 ? 'none' : revoked === count ? 'all revoked' : 'active';
  return seen('other sessions', value, `of ${count} other sessions of the last hour ${revoked} are revoked`);
}

function timeOf(column: string, value: unknown): string {
  return value instanceof Date ? `, ${column} ${value.toISOString()}` : '';
}
