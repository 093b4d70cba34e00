// Guide 6: the token is good, and its user is not there, or cannot be looked up.

import { defineScenario } from '../harness/contract/scenario';
import { databaseState } from '../harness/faults/database-state';
import { lockedTable } from '../harness/faults/locked-table';
import { cutOffWhileWaiting } from '../harness/faults/while-waiting';
import { reconnectAndUnlock, repairRows } from '../harness/fixes/repair-database';

const restoreUser = repairRows('Restore the user under the id of the token', 'userRestored');

export default defineScenario({
  meta: {
    guide: 6,
    title: 'User not found in the database',
    symptom: 'The token is valid, and its user does not exist.',
    causes: [
      'The user was deleted from the database.',
      'The connection to the database fails.',
      'The id in the token is not the id in the database.',
    ],
    codeLocation: { file: 'backend/src/routes/auth.ts', symbol: 'findUserById' },
    solution: [
      'See that the user exists in the database of production.',
      'See that the database can be reached.',
      'See that the user was not deleted by mistake.',
    ],
  },
  variants: {
    'deleted-user': {
      summary: "The user's row is deleted, the session's row stays.",
      condition: 'user-unknown',
      needs: ['state:userDeleted', 'state:userRestored'],
      faults: [databaseState('userDeleted')],
      signs: {
        complaint: 'user unknown',
        'user row': 'absent',
        'user email': 'absent',
      },
      fixes: [restoreUser],
    },
    'id-mismatch': {
      summary: 'The user is restored under a new id; token and session carry the old one.',
      condition: 'user-unknown',
      needs: ['state:userMoved', 'state:userRestored'],
      faults: [databaseState('userMoved')],
      signs: {
        complaint: 'user unknown',
        'user row': 'absent',
        'user email': 'another id',
      },
      fixes: [restoreUser],
    },
    'lookup-loses-database': {
      summary: 'The database is cut off while the user is looked up.',
      condition: 'user-lookup-cut-off',
      once: true,
      needs: ['users table'],
      faults: [lockedTable('users', 'ACCESS EXCLUSIVE'), cutOffWhileWaiting],
      signs: {
        complaint: 'user lookup failed',
        'database code': 'CONNECTION_CLOSED',
        'database connection': ['ECONNREFUSED', 'ECONNRESET', 'CONNECTION_CLOSED', 'CONNECT_TIMEOUT'],
      },
      fixes: [reconnectAndUnlock],
    },
    'deactivated-user': {
      summary: "The user's row is set to isActive = false.",
      beyond: true,
      condition: 'user-deactivated',
      needs: ['state:userDeactivated', 'state:userActivated'],
      faults: [databaseState('userDeactivated')],
      signs: {
        complaint: 'user inactive',
        'user row': 'inactive',
      },
      fixes: [repairRows('Activate the user again', 'userActivated')],
    },
  },
});
