// Guide 7: can the database be reached, and what does the log say of it?

import type { Check, Sign } from '../contract/check';
import type { Clues } from '../contract/clues';
import { refusals } from './complaint';
import { databaseCodeIn } from './database-code';
import { seen, unseen } from './sign';

/** The name is one of the process's own network: from here nothing can be told. */
const NOT_RESOLVED = ['ENOTFOUND', 'EAI_AGAIN'];

export const databaseConnection: Check = {
  cause: 'database-connection',
  asks: 'psql $DATABASE_URL -c "SELECT 1;", and the log: grep -i "database\\|prisma\\|connection"',
  async look(clues) {
    return [databaseCodeSign(clues), await connectionSign(clues)];
  },
};

export function databaseCodeSign(clues: Clues): Sign {
  if (clues.log === undefined) return unseen('database code');
  for (const { message } of refusals(clues)) {
    const code = databaseCodeIn(message);
    if (code !== null) return seen('database code', code, `the log names the database error ${code}`);
  }
  return seen('database code', 'none', 'the log names no database error');
}

async function connectionSign({ connect }: Clues): Promise<Sign> {
  if (connect === undefined) return unseen('database connection');
  const outcome = await connect();
  if (NOT_RESOLVED.includes(outcome))
    return unseen('database connection', `the name of the database's host is not known here (${outcome})`);
  return outcome === 'ok'
    ? seen('database connection', 'ok', 'SELECT 1 is answered')
    : seen('database connection', outcome, `SELECT 1 fails: ${outcome}`);
}
