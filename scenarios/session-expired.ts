// Guide 4: the token is good, and its session has expired.

import { defineScenario } from '../harness/contract/scenario';
import { databaseState } from '../harness/faults/database-state';
import { outlivedSession } from '../harness/faults/outlived';
import { restartWith } from '../harness/faults/restart-with';
import { logInAgain } from '../harness/fixes/log-in-again';
import { repairRows } from '../harness/fixes/repair-database';
import { restartTargetAndLogIn } from '../harness/fixes/restart-target';

const DAY_S = 86_400;

const extendSession = repairRows('Extend the session', 'sessionExtended');

export default defineScenario({
  meta: {
    guide: 4,
    title: 'Session expired in the database',
    symptom: 'The token is valid, and expiresAt lies before now().',
    causes: [
      'The session has expired in the database although the token has not.',
      'Sessions live shorter than tokens.',
    ],
    codeLocation: { file: 'backend/src/middleware/auth.ts', symbol: 'sessionState' },
    solution: [
      'Align the lifetime of sessions with that of tokens.',
      'Extend the lifetime of sessions.',
      'Refresh the session on activity.',
    ],
  },
  variants: {
    'expired-row': {
      summary: "The session's expiresAt is set to a minute ago.",
      condition: 'session-expired',
      needs: ['state:sessionExpired'],
      faults: [databaseState('sessionExpired')],
      signs: {
        complaint: 'session expired',
        'session row': 'expired',
        'session expiry': ['passed', 'passed before it began'],
        'session lifetime': 'not shorter',
      },
      fixes: [extendSession, logInAgain],
    },
    'shorter-than-jwt': {
      summary:
        'The backend is restarted with sessions of one second and tokens of a day; the client outlives its session.',
      condition: 'session-expired',
      needs: ['variable:sessionLifetime', 'variable:tokenLifetime', 'shown:sessionExpired'],
      faults: [
        restartWith('restarted with a session lifetime of 1 s', ({ target }) => ({
          variables: {
            sessionLifetime: target.seconds?.(1) ?? '1',
            tokenLifetime: target.seconds?.(DAY_S) ?? String(DAY_S),
          },
        })),
        outlivedSession,
      ],
      signs: {
        complaint: 'session expired',
        'session row': 'expired',
        'session expiry': 'passed',
        'session lifetime': 'shorter than the token',
      },
      fixes: [
        restartTargetAndLogIn('Align the lifetime of sessions with that of tokens and log in again'),
        extendSession,
      ],
      waits: 1,
    },
  },
});
