// Guide 3: the token is good, and its session was revoked.

import { defineScenario } from '../harness/contract/scenario';
import { aggressiveCleanUp } from '../harness/faults/aggressive-clean-up';
import { databaseState } from '../harness/faults/database-state';
import { loggedOut } from '../harness/faults/logged-out';
import { logInAgain } from '../harness/fixes/log-in-again';
import { cleanUpRightly } from '../harness/fixes/run-clean-up';
import { repairRows } from '../harness/fixes/repair-database';
import { sessionHealth } from '../harness/preventions/session-health';

const restoreSession = repairRows('Activate the session that was wrongly revoked', 'sessionRestored');

export default defineScenario({
  meta: {
    guide: 3,
    title: 'Session revoked in the database',
    symptom: 'The token is valid, and the session check fails.',
    causes: [
      'The row of the session has isActive = false.',
      'The user has logged out, or the session was revoked by hand.',
    ],
    codeLocation: { file: 'backend/src/middleware/auth.ts', symbol: 'sessionState' },
    solution: [
      'This is as it should be: the user logs in again.',
      'See whether sessions are revoked that should not be.',
      'See whether the clean-up of sessions is too aggressive.',
    ],
  },
  variants: {
    'revoked-row': {
      summary: "The session's row is set to isActive = false.",
      condition: 'session-revoked',
      needs: ['state:sessionRevoked'],
      faults: [databaseState('sessionRevoked')],
      signs: {
        complaint: 'session revoked',
        'session row': 'revoked',
        'logged out': 'no',
        'other sessions': ['active', 'none'],
      },
      fixes: [logInAgain, restoreSession],
    },
    'logged-out': {
      summary: 'The user logs out, and the token is used again.',
      condition: 'session-revoked',
      needs: ['log out', 'shown:sessionRevoked'],
      faults: [loggedOut],
      signs: {
        complaint: 'session revoked',
        'session row': 'revoked',
        'logged out': 'yes',
      },
      fixes: [logInAgain],
    },
    'aggressive-cleanup': {
      summary: 'The clean-up job runs with a wrong cut-off and deactivates fresh sessions.',
      condition: 'session-revoked',
      needs: ['clean-up job', 'shown:sessionRevoked'],
      faults: [aggressiveCleanUp],
      signs: {
        complaint: 'session revoked',
        'session row': 'revoked',
        'logged out': 'no',
        'other sessions': ['all revoked', 'none'],
      },
      fixes: [logInAgain, restoreSession, cleanUpRightly],
      prevention: sessionHealth(restoreSession),
    },
    'table-truncated': {
      summary: 'The sessions table is truncated.',
      condition: 'session-unknown',
      needs: ['state:sessionsEmptied'],
      faults: [databaseState('sessionsEmptied')],
      signs: {
        complaint: 'session unknown',
        'session row': 'absent',
        'session table': 'empty',
      },
      fixes: [logInAgain],
      prevention: sessionHealth(logInAgain),
    },
  },
});
