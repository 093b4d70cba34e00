// Guide 1: the token was signed with another secret than the one it is verified with.

import { defineScenario } from '../harness/contract/scenario';
import { databaseState } from '../harness/faults/database-state';
import { forgedToken, isSignedWith } from '../harness/faults/forged-token';
import { restartWith } from '../harness/faults/restart-with';
import { secondProcess } from '../harness/faults/second-process';
import { rotatedSecret, stagingSecret } from '../harness/faults/secrets';
import { logInAgain } from '../harness/fixes/log-in-again';
import { restartBothTargets, restartTarget } from '../harness/fixes/restart-target';
import { environmentValidation } from '../harness/preventions/environment-validation';

const oneSecret = restartTarget('Restart with the secret that signed the tokens');

export default defineScenario({
  meta: {
    guide: 1,
    title: 'JWT_SECRET mismatch',
    symptom: 'The verification of the token fails at once in the auth middleware.',
    causes: [
      'The backend in production has another JWT_SECRET than the one that signed the token.',
      'The token was signed with one secret and is verified with another.',
    ],
    codeLocation: { file: 'backend/src/middleware/auth.ts', symbol: 'verifyToken' },
    solution: [
      'Keep JWT_SECRET the same in every process and environment that shares tokens.',
      'After a change of the secret, all users have to log in again.',
      'Keep one secret for each environment, in a secrets manager.',
    ],
  },
  variants: {
    'rotated-secret': {
      summary: 'The backend is restarted with a new secret; the client keeps its old token.',
      condition: 'token-signature-invalid',
      needs: ['variable:secret'],
      faults: [
        restartWith('restarted with another secret', (lane) => ({
          variables: { secret: rotatedSecret(lane) },
        })),
      ],
      signs: {
        complaint: 'signature invalid',
        signature: 'does not fit',
        'token form': 'whole',
        'token issued here': 'yes',
        'same request again': 'always 401',
      },
      fixes: [oneSecret, logInAgain],
    },
    'other-environment': {
      summary: "The client uses a token that was made with staging's secret.",
      condition: 'token-signature-invalid',
      needs: ['variable:secret', 'state:sessionWritten'],
      faults: [
        forgedToken("a token made with staging's secret", {
          secret: stagingSecret,
          shows: (_token, raw, lane) =>
            isSignedWith(stagingSecret(lane), raw) && !isSignedWith(lane.secret, raw)
              ? {
                  summary: "the token on the wire verifies with staging's secret and not with this backend's",
                }
              : null,
        }),
        databaseState('sessionWritten'),
      ],
      signs: {
        complaint: 'signature invalid',
        signature: 'does not fit',
        'token form': 'whole',
        'token issued here': 'no',
        'same request again': 'always 401',
      },
      fixes: [
        restartTarget('Restart with the secret that signed the tokens', (lane) => ({
          variables: { secret: stagingSecret(lane) },
        })),
        logInAgain,
      ],
    },
    'trailing-newline': {
      summary: 'The backend is restarted with the same secret and a line break behind it.',
      beyond: true,
      condition: 'token-signature-invalid',
      needs: ['variable:secret'],
      faults: [
        restartWith('restarted with a line break behind the secret', (lane) => ({
          variables: { secret: `${lane.secret}\n` },
        })),
      ],
      signs: {
        complaint: 'signature invalid',
        signature: 'fits the trimmed secret',
        'token form': 'whole',
        'same request again': 'always 401',
      },
      fixes: [oneSecret, logInAgain],
      prevention: environmentValidation('secret'),
    },
    'split-deploy': {
      summary: 'Two processes, one with the old secret and one with a new one, are asked in turn.',
      beyond: true,
      condition: 'token-signature-invalid',
      needs: ['variable:secret'],
      faults: [
        secondProcess('a second process with another secret', (lane) => ({
          variables: { secret: rotatedSecret(lane) },
        })),
      ],
      // The process with the new secret is asked first.
      probes: [
        { role: 'probe-1', sends: 'session check', condition: 'token-signature-invalid' },
        { role: 'probe-2', sends: 'session check', condition: 'healthy' },
        { role: 'probe-3', sends: 'session check', condition: 'token-signature-invalid' },
        { role: 'probe-4', sends: 'session check', condition: 'healthy' },
        { role: 'probe-5', sends: 'session check', condition: 'token-signature-invalid' },
        { role: 'probe-6', sends: 'session check', condition: 'healthy' },
        { role: 'probe-7', sends: 'session check', condition: 'token-signature-invalid' },
        { role: 'probe-8', sends: 'session check', condition: 'healthy' },
        { role: 'probe-9', sends: 'session check', condition: 'token-signature-invalid' },
        { role: 'probe-10', sends: 'session check', condition: 'healthy' },
      ],
      healthy: [
        { role: 'probe-1', sends: 'session check', condition: 'healthy' },
        { role: 'probe-2', sends: 'session check', condition: 'healthy' },
      ],
      signs: {
        complaint: 'signature invalid',
        // It depends on the process that one looks at.
        signature: ['does not fit', 'fits'],
        'token form': 'whole',
        'same request again': 'sometimes 401',
      },
      fixes: [restartBothTargets('Restart both processes with one secret')],
    },
    'other-algorithm': {
      summary: 'The client uses a token that an upgraded issuer signed with HS512, with the right secret.',
      beyond: true,
      condition: 'token-algorithm-refused',
      needs: ['variable:secret'],
      faults: [
        forgedToken('a token signed with HS512', {
          algorithm: 'HS512',
          shows: ({ header }) =>
            header.alg === 'HS512'
              ? { summary: 'the token on the wire says alg HS512', alg: header.alg }
              : null,
        }),
      ],
      signs: {
        complaint: 'algorithm refused',
        'token algorithm': ['HS384', 'HS512'],
        'token form': 'whole',
      },
      fixes: [logInAgain],
    },
  },
});
