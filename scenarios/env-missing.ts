// Guide 10: the backend runs without its secret.

import { defineScenario } from '../harness/contract/scenario';
import { restartWith } from '../harness/faults/restart-with';
import { restartTarget } from '../harness/fixes/restart-target';
import { environmentValidation } from '../harness/preventions/environment-validation';

const setVariable = restartTarget('Set the secret and restart');
const prevention = environmentValidation('secret');

export default defineScenario({
  meta: {
    guide: 10,
    title: 'Environment variable missing',
    symptom: 'The log says "JWT_SECRET environment variable is not set".',
    causes: ['JWT_SECRET is not set in production.', 'The environment is not loaded.'],
    codeLocation: { file: 'backend/src/middleware/auth.ts', symbol: 'secret_missing' },
    solution: [
      'Set JWT_SECRET in the environment of production.',
      'See that the .env file is loaded, or hand the variables in by another way.',
      'Restart the backend afterwards.',
    ],
  },
  variants: {
    unset: {
      summary: 'The backend is restarted without its secret.',
      condition: 'secret-missing',
      needs: ['variable:secret'],
      faults: [restartWith('restarted without a secret', () => ({ variables: { secret: null } }))],
      signs: {
        complaint: 'secret missing',
        secret: 'unset',
      },
      fixes: [setVariable],
      prevention,
    },
    empty: {
      summary: 'The backend is restarted with an empty secret.',
      condition: 'secret-missing',
      needs: ['variable:secret'],
      faults: [restartWith('restarted with an empty secret', () => ({ variables: { secret: '' } }))],
      signs: {
        complaint: 'secret missing',
        secret: 'empty',
      },
      fixes: [setVariable],
      prevention,
    },
    'dotenv-not-loaded': {
      summary: 'The secret stands in a .env file, and the backend is started from another directory.',
      condition: 'secret-missing',
      needs: ['variable:secret', 'dotenv file'],
      faults: [
        restartWith('restarted away from its .env file', (lane) => ({
          variables: { secret: null },
          dotenv: { secret: lane.secret },
          directory: 'elsewhere',
        })),
      ],
      signs: {
        complaint: 'secret missing',
        secret: 'in the file alone',
      },
      fixes: [
        restartTarget('Start from the directory with the .env file', (lane) => ({
          variables: { secret: null },
          dotenv: { secret: lane.secret },
          directory: 'home',
        })),
        setVariable,
      ],
      prevention,
    },
  },
});
