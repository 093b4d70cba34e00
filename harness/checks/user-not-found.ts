// Guide 6: the user's row, by the id of the token, and by the email.

import type { Check, Sign } from '../contract/check';
import type { Clues } from '../contract/clues';
import { cell, selectRows, userIdOf } from './database';
import { databaseCodeSign } from './database-connection';
import { seen, unseen } from './sign';

export const userNotFound: Check = {
  cause: 'user-not-found',
  asks: "SELECT id, email, role, isActive, status FROM users WHERE id = '<user_id_from_token>'",
  async look(clues) {
    return [await rowSign(clues), await emailSign(clues), databaseCodeSign(clues)];
  },
};

async function rowSign(clues: Clues): Promise<Sign> {
  const { users } = clues.names.tables;
  const { isActive } = clues.names.columns;
  const userId = userIdOf(clues);
  if (userId === null) return unseen('user row');
  const result = await selectRows(clues, {
    sql: `${selectUser(clues)} WHERE ${clues.names.columns.id} = $1`,
    parameters: [userId],
  });
  if ('why' in result) return unseen('user row', result.why);
  const [row] = result.rows;
  if (row === undefined) return seen('user row', 'absent', `${users} has no row with the id of the token`);
  return cell(row, isActive) === false
    ? seen('user row', 'inactive', `${users}.${isActive} is false`)
    : seen('user row', 'active', `${users} has the user of the token, active`);
}

async function emailSign(clues: Clues): Promise<Sign> {
  const { email, names } = clues;
  const userId = userIdOf(clues);
  if (email === undefined || userId === null) return unseen('user email');
  const result = await selectRows(clues, {
    sql: `${selectUser(clues)} WHERE ${names.columns.email} = $1`,
    parameters: [email],
  });
  if ('why' in result) return unseen('user email', result.why);
  const [row] = result.rows;
  if (row === undefined)
    return seen('user email', 'absent', `${names.tables.users} has no row with the email`);
  return String(cell(row, names.columns.id)) === userId
    ? seen('user email', 'same id', `${names.tables.users} has the email under the id of the token`)
    : seen(
        'user email',
        'another id',
        `${names.tables.users} has the email under another id than the token's`,
      );
}

function selectUser({ names: { columns, tables } }: Clues): string {
  const { id, email, role, isActive, status } = columns;
  return `SELECT ${id}, ${email}, ${role}, ${isActive}, ${status} FROM ${tables.users}`;
}
