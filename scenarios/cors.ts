// Guide 8: the browser's preflight fails, or does not allow the token's header.

import { defineScenario, type Probe } from '../harness/contract/scenario';
import { allowListedHeaders } from '../harness/faults/edge-misbehaves';
import { restartWith } from '../harness/faults/restart-with';
import { allowTokenHeader } from '../harness/fixes/repair-client';
import { restartTarget } from '../harness/fixes/restart-target';

const healthy: readonly [Probe, ...Probe[]] = [
  { role: 'preflight', sends: 'preflight', condition: 'preflight-allowed' },
  { role: 'probe', sends: 'session check', condition: 'healthy' },
];

export default defineScenario({
  meta: {
    guide: 8,
    title: 'CORS configuration issues',
    symptom: 'The preflight fails, or headers are taken out.',
    causes: [
      'CORS does not allow the Authorization header.',
      'The OPTIONS request of the preflight fails.',
      "The front end's origin is not allowed.",
    ],
    codeLocation: { file: 'backend/src/index.ts', symbol: 'corsMiddleware' },
    solution: [
      'See that CORS allows the Authorization header.',
      'See that FRONTEND_URL names the front end.',
      'See that preflights are answered before the authentication.',
    ],
  },
  variants: {
    'origin-not-allowed': {
      summary:
        'The front end is not among the allowed origins; the preflight falls through to the authentication.',
      condition: 'preflight-origin-refused',
      needs: ['variable:origins', 'front-end origin'],
      faults: [
        restartWith('restarted with another allowed origin', () => ({
          variables: { origins: 'https://www.example.org' },
        })),
      ],
      probes: [{ role: 'preflight', sends: 'preflight', condition: 'preflight-origin-refused' }],
      healthy,
      signs: {
        complaint: 'no token',
        preflight: 'origin refused',
        'refused request': 'preflight',
      },
      fixes: [restartTarget("Allow the front end's origin")],
    },
    'preflight-continue': {
      summary: 'CORS hands the preflight on to the authentication.',
      condition: 'preflight-passed-on',
      needs: ['variable:corsPreflightContinue', 'front-end origin'],
      faults: [
        restartWith('restarted with preflights passed on', () => ({
          variables: { corsPreflightContinue: 'true' },
        })),
      ],
      probes: [{ role: 'preflight', sends: 'preflight', condition: 'preflight-passed-on' }],
      healthy,
      signs: {
        complaint: 'no token',
        preflight: 'passed on',
        'refused request': 'preflight',
      },
      fixes: [restartTarget('Answer preflights before the authentication')],
    },
    'header-not-allowed': {
      summary: 'CORS allows no header but Content-Type, and the reverse proxy forwards what is allowed.',
      condition: 'preflight-header-refused',
      needs: ['variable:corsAllowedHeaders', 'front-end origin', 'token header'],
      faults: [
        restartWith('restarted without the token among the allowed headers', () => ({
          variables: { corsAllowedHeaders: 'content-type' },
        })),
        allowListedHeaders,
      ],
      // A browser stops after the preflight; a client that does not ask first goes on.
      probes: [
        { role: 'preflight', sends: 'preflight', condition: 'preflight-header-refused' },
        { role: 'probe', sends: 'session check', condition: 'token-missing' },
      ],
      healthy,
      signs: {
        complaint: 'no token',
        preflight: 'header refused',
        'header arrives': 'no',
        redirect: 'no',
        'refused request': 'session check',
      },
      fixes: [allowTokenHeader],
    },
  },
});
