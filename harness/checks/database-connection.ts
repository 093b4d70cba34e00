// Guide 7: can the database be reached, and what does the log say of it?

import type { Check, Sign } from '../contract/check';
import type { Clues } from '../contract/clues';
import { refusals } from './complaint';
import { seen, unseen } from './sign';

/** SQLSTATEs (PostgreSQL manual, appendix A), Node's system codes, and what pg's own time limits are called. */
const CODE = /\b(?:E[A-Z]{4,}|[A-Z]+_TIMEOUT|CONNECTION_CLOSED|(?:08|28|53|57)[0-9A-Z]{3})\b/;

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
    const code = CODE.exec(message)?.[0];
    if (code !== undefined) return seen('database code', code, `the log names the database error ${code}`);
  }
  return seen('database code', 'none', 'the log names no database error');
}

async function connectionSign({ connect }: Clues): Promise<Sign> {
  if (connect === undefined) return unseen('database connection');
  const outcome = await connect();
  return outcome === 'ok'
    ? seen('database connection', 'ok', 'SELECT 1 is answered')
    : seen('database connection', outcome, `SELECT 1 fails: ${outcome}`);
}
