// The pairs of variants that full evidence may not tell apart: they differ in nothing that can be seen after the fact.

import { userIdOf } from '../checks/database';
import type { Clues } from '../contract/clues';
import { withoutClues } from './clue-kinds';
import type { Pair } from './declared-pairs';

export interface MayStayAlike extends Pair {
  /** Completes "they stay alike where …". */
  readonly where: string;
  /** What one has to go by there, of everything that there is. */
  readonly cluesThere: (clues: Clues) => Clues;
}

/** A further pair needs a change of the catalogue. */
export const MAY_STAY_ALIKE: readonly MayStayAlike[] = [
  {
    a: 'session-revoked/revoked-row',
    b: 'session-revoked/aggressive-cleanup',
    where: 'one session alone was hit',
    cluesThere: withOwnSessionsAlone,
  },
  {
    a: 'session-expired/expired-row',
    b: 'session-expired/shorter-than-jwt',
    where: 'the environment may not be read',
    cluesThere: (clues) => withoutClues(clues, ['environment']),
  },
  {
    a: 'token-missing/stripped-header',
    b: 'token-missing/no-header',
    where: 'the edge may not be read',
    cluesThere: ({ header: _header, ...clues }) => clues,
  },
];

/** As if nobody but the affected user had a session. */
function withOwnSessionsAlone(clues: Clues): Clues {
  const { select, names } = clues;
  const userId = userIdOf(clues);
  if (select === undefined || userId === null) return clues;
  const { sessions } = names.tables;
  return {
    ...clues,
    select: ({ sql, parameters = [] }) =>
      select({
        sql: `WITH ${sessions} AS (SELECT * FROM ${sessions} WHERE ${names.columns.userId} = $${parameters.length + 1}) ${sql}`,
        parameters: [...parameters, userId],
      }),
  };
}
