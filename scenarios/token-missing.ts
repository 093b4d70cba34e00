// Guide 5: the token does not reach the backend.

import { defineScenario } from '../harness/contract/scenario';
import { clientPresents } from '../harness/faults/client-presents';
import { redirectedToOtherOrigin, strippedHeader } from '../harness/faults/edge-misbehaves';
import { emptiedTokenStore } from '../harness/faults/emptied-token-store';
import { clearStorageAndLogIn } from '../harness/fixes/log-in-again';
import { passHeaderOn, sendTokenAgain } from '../harness/fixes/repair-client';

export default defineScenario({
  meta: {
    guide: 5,
    title: 'Token not sent in the request',
    symptom: 'The answer says "No token provided".',
    causes: [
      'The front end does not send the Authorization header.',
      'The token was lost from localStorage or sessionStorage.',
      'Something between the browser and the backend takes the header out.',
    ],
    codeLocation: { file: 'backend/src/middleware/auth.ts', symbol: 'parseAuthorization' },
    solution: [
      'See that the token is stored and read again.',
      'See that CORS and every proxy let the Authorization header pass.',
      'See that the token goes out with every request.',
    ],
  },
  variants: {
    'stripped-header': {
      summary: 'The reverse proxy takes the header with the token out.',
      condition: 'token-missing',
      needs: ['token header'],
      faults: [strippedHeader],
      signs: {
        complaint: 'no token',
        'header arrives': 'no',
        redirect: 'no',
        'refused request': 'session check',
        preflight: 'allowed',
      },
      fixes: [passHeaderOn],
    },
    'no-header': {
      summary: 'The client sends no token.',
      condition: 'token-missing',
      faults: [clientPresents('no credential sent', () => null)],
      signs: {
        complaint: 'no token',
        'header form': 'none',
        'header arrives': 'not sent',
        redirect: 'no',
        'token store': 'holds a token',
        'refused request': 'session check',
      },
      fixes: [sendTokenAgain],
    },
    'lost-from-storage': {
      summary: "The front end's token store is emptied.",
      condition: 'token-missing',
      needs: ['front end'],
      faults: [emptiedTokenStore],
      signs: {
        complaint: 'no token',
        'header form': 'none',
        'header arrives': 'not sent',
        redirect: 'no',
        'token store': 'empty',
        'refused request': 'session check',
      },
      fixes: [clearStorageAndLogIn],
    },
    'dropped-on-redirect': {
      summary: 'The reverse proxy redirects to another origin, and fetch follows without the header.',
      beyond: true,
      condition: 'token-missing',
      needs: ['front end'],
      faults: [redirectedToOtherOrigin],
      signs: {
        complaint: 'no token',
        'header arrives': ['no', 'not sent'],
        redirect: 'yes',
        'refused request': 'session check',
      },
      fixes: [passHeaderOn],
    },
  },
});
