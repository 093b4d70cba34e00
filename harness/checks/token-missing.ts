// Guide 5: is the token stored, and does the request carry it all the way?

import type { Check, Sign } from '../contract/check';
import type { Clues } from '../contract/clues';
import { complaintSign, refusals } from './complaint';
import { seen, unseen } from './sign';

export const tokenMissing: Check = {
  cause: 'token-missing',
  asks: "localStorage.getItem('auth_token'), and the request's Authorization header in the Network tab",
  async look(clues) {
    return [storeSign(clues), arrivalSign(clues), await redirectSign(clues)];
  },
};

function storeSign({ stored }: Clues): Sign {
  if (stored === undefined) return unseen('token store');
  return stored === null || stored === ''
    ? seen('token store', 'empty', 'the token store is empty')
    : seen('token store', 'holds a token', `the token store holds a token of ${stored.length} characters`);
}

function arrivalSign(clues: Clues): Sign {
  const { header } = clues;
  const complaint = complaintSign(clues).value;
  const seenByBackend = refusals(clues).at(0)?.fields.tokenFingerprint;
  const arrived =
    seenByBackend !== undefined
      ? seenByBackend !== null
      : complaint === null
        ? null
        : complaint !== 'no token';
  if (header === undefined || arrived === null) return unseen('header arrives');
  if (header === null || header === '')
    return seen('header arrives', 'not sent', 'the client sent no Authorization header');
  return arrived
    ? seen('header arrives', 'yes', 'the Authorization header reached the backend')
    : seen('header arrives', 'no', 'the client sent an Authorization header, and the backend saw none');
}

async function redirectSign({ ask, path, header, token }: Clues): Promise<Sign> {
  const value = header ?? (token === undefined ? null : `Bearer ${token}`);
  if (ask === undefined) return unseen('redirect');
  try {
    const headers: Record<string, string> = value === null ? {} : { authorization: value };
    const { status, headers: answered } = await ask({ method: 'GET', path, headers });
    const location = answered.location;
    return status >= 300 && status < 400 && location !== undefined
      ? seen('redirect', 'yes', `the request is redirected (${status}) to ${originOf(location)}`)
      : seen('redirect', 'no', 'the request is not redirected');
  } catch {
    return unseen('redirect', 'the system did not answer');
  }
}

function originOf(location: string): string {
  return URL.canParse(location) ? new URL(location).origin : 'a path of its own';
}
