// `sql`: one statement in the target's database, with the rights of somebody on call.

import { databaseErrorText } from '../shell/database-error';
import { onCallQuery } from '../shell/on-call-query';
import { isReading, signsOfStatement } from '../shell/statement-signs';
import { Refused } from '../refused';
import { psqlText } from './psql-text';
import type { DrillCommand } from './command';

const ROW_LIMIT = 100;

export const sql: DrillCommand = {
  name: 'sql',
  usage: 'sql STATEMENT',
  says: `runs SQL with the rights of somebody on call: at most ${String(ROW_LIMIT)} rows, 5 s a statement`,
  takesText: true,
  async run(drill, { rest }) {
    if (rest === '') throw new Refused('sql wants a statement: sql SELECT * FROM users');
    const result = await onCallQuery(drill.sqlUrl, rest, ROW_LIMIT).catch((thrown: unknown) => {
      throw new Refused(`ERROR: ${databaseErrorText(thrown)}`);
    });
    const seen = {
      text: psqlText(result),
      data: { columns: result.columns, rows: result.rows, more: result.more, command: result.command },
    };
    if (!isReading(rest)) return { ...seen, acted: true };
    return { ...seen, signs: await signsOfStatement(drill, rest, result.rows.length) };
  },
  complete: ({ lane }) => [
    'SELECT',
    'UPDATE',
    'INSERT',
    ...[lane.target.database.sessionsTable, lane.target.database.usersTable].filter(
      (name) => name !== undefined,
    ),
  ],
};
