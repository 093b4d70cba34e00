// Guide 8: the preflight that a browser would send.

import type { Check, Sign } from '../contract/check';
import type { Clues } from '../contract/clues';
import { refusals } from './complaint';
import { seen, unseen } from './sign';

const HEADER = 'authorization';

export const cors: Check = {
  cause: 'cors',
  asks: 'curl -X OPTIONS … -H "Origin: …" -H "Access-Control-Request-Method: GET" -H "Access-Control-Request-Headers: authorization"',
  async look(clues) {
    return [requestSign(clues), await preflightSign(clues)];
  },
};

function requestSign(clues: Clues): Sign {
  const method = clues.answer?.request.method ?? refusals(clues)[0]?.fields.method;
  if (typeof method !== 'string') return unseen('refused request');
  return method === 'OPTIONS'
    ? seen('refused request', 'preflight', 'the request that got the 401 is a preflight (OPTIONS)')
    : seen('refused request', 'session check', `the request that got the 401 is a ${method}`);
}

async function preflightSign({ ask, path, origin }: Clues): Promise<Sign> {
  if (ask === undefined || origin === undefined) return unseen('preflight');
  const headers = {
    origin,
    'access-control-request-method': 'GET',
    'access-control-request-headers': HEADER,
  };
  try {
    const answer = await ask({ method: 'OPTIONS', path, headers });
    const allowsOrigin = ['*', origin].includes(answer.headers['access-control-allow-origin'] ?? '');
    const allowed = (answer.headers['access-control-allow-headers'] ?? '').toLowerCase().split(/ *, */);
    if (answer.status >= 300)
      return allowsOrigin
        ? seen(
            'preflight',
            'passed on',
            `the preflight is answered with ${answer.status}, with the headers of CORS`,
          )
        : seen(
            'preflight',
            'origin refused',
            `the preflight is answered with ${answer.status}, without Access-Control-Allow-Origin`,
          );
    if (!allowsOrigin) return seen('preflight', 'origin refused', 'the preflight does not allow the origin');
    return allowed.includes(HEADER)
      ? seen('preflight', 'allowed', 'the preflight allows the Authorization header')
      : seen('preflight', 'header refused', 'the preflight does not allow the Authorization header');
  } catch {
    return unseen('preflight', 'the system did not answer');
  }
}
