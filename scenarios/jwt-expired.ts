// Guide 2: the token's time is over, or has not come.

import { defineScenario } from '../harness/contract/scenario';
import { forgedToken } from '../harness/faults/forged-token';
import { bornExpiredToken, outlivedToken } from '../harness/faults/outlived';
import { restartWith } from '../harness/faults/restart-with';
import { logInAgain } from '../harness/fixes/log-in-again';
import { restartTargetAndLogIn } from '../harness/fixes/restart-target';
import { environmentValidation } from '../harness/preventions/environment-validation';
import { tokenRefresh } from '../harness/preventions/token-refresh';

const HOUR_S = 3600;
const FIVE_MINUTES_S = 300;
/** `exp` counts whole seconds: a token that lives for one alone cannot be renewed. Two at least, and more on a slow machine. */
const DEADLINES = 0.4;

const longerLifetime = restartTargetAndLogIn('Increase the lifetime of tokens and log in again');

export default defineScenario({
  meta: {
    guide: 2,
    title: 'Token expired (exp claim)',
    symptom: 'The verification of the token fails with TokenExpiredError.',
    causes: ['The token has expired: its exp claim has passed.', 'The lifetime of tokens is too short.'],
    codeLocation: { file: 'backend/src/middleware/auth.ts', symbol: 'verifyToken' },
    solution: [
      'Increase the lifetime of tokens at the login.',
      'Refresh tokens before they expire.',
      'Look at JWT_EXPIRES_IN: a number without a unit counts milliseconds.',
    ],
  },
  variants: {
    expired: {
      summary: 'The client uses a token whose exp has passed.',
      condition: 'token-expired',
      needs: ['variable:secret'],
      faults: [
        forgedToken('a token whose exp has passed', {
          claims: ({ iat = 0 }) => ({ iat: iat - 2 * HOUR_S, exp: iat - HOUR_S }),
          shows: ({ payload }) =>
            typeof payload === 'object' && (payload.exp ?? Infinity) * 1000 < Date.now()
              ? { summary: `the token on the wire expired at ${isoOf(payload.exp)}`, exp: payload.exp }
              : null,
        }),
      ],
      signs: {
        complaint: 'token expired',
        'token expiry': 'passed',
        'token lifetime': 'long',
        signature: 'fits',
      },
      fixes: [logInAgain],
    },
    'short-lifetime': {
      summary: 'The backend is restarted with a token lifetime of one second; the client outlives its token.',
      condition: 'token-expired',
      needs: ['variable:tokenLifetime'],
      faults: [
        restartWith('restarted with a token lifetime of 1 s', ({ target }) => ({
          variables: { tokenLifetime: target.seconds?.(1) ?? '1' },
        })),
        outlivedToken,
      ],
      signs: {
        complaint: 'token expired',
        'token expiry': 'passed',
        'token lifetime': 'short',
        signature: 'fits',
      },
      fixes: [longerLifetime],
      prevention: {
        ...tokenRefresh,
        faults: [
          restartWith('restarted with a token lifetime of few seconds', ({ target, timing }) => {
            const seconds = Math.ceil((timing.deadlineMs * DEADLINES) / 1000);
            return { variables: { tokenLifetime: target.seconds?.(seconds) ?? String(seconds) } };
          }),
          outlivedToken,
        ],
      },
      waits: 2,
    },
    'unitless-lifetime': {
      summary:
        'The backend is restarted with a token lifetime of 900, meant as seconds, read as milliseconds.',
      beyond: true,
      condition: 'token-expired',
      needs: ['variable:tokenLifetime', 'lifetime unit'],
      faults: [
        restartWith('restarted with a lifetime without a unit', () => ({
          variables: { tokenLifetime: '900' },
        })),
        bornExpiredToken,
      ],
      signs: {
        complaint: 'token expired',
        'token expiry': 'passed',
        'token lifetime': 'none',
        signature: 'fits',
      },
      fixes: [longerLifetime],
      prevention: environmentValidation('tokenLifetime'),
    },
    'clock-skew': {
      summary: 'The client uses a token of an issuer whose clock is five minutes fast.',
      beyond: true,
      condition: 'token-not-yet-valid',
      needs: ['variable:secret'],
      faults: [
        forgedToken('a token whose nbf lies ahead', {
          claims: ({ iat = 0 }) => ({ iat: iat + FIVE_MINUTES_S, nbf: iat + FIVE_MINUTES_S }),
          shows: ({ payload }) =>
            typeof payload === 'object' && (payload.nbf ?? 0) * 1000 > Date.now()
              ? {
                  summary: `the token on the wire is not valid before ${isoOf(payload.nbf)}`,
                  nbf: payload.nbf,
                }
              : null,
        }),
      ],
      signs: {
        complaint: 'token not active',
        'token start': 'ahead',
        signature: 'fits',
      },
      fixes: [logInAgain],
    },
  },
});

function isoOf(seconds = 0): string {
  return new Date(seconds * 1000).toISOString();
}
