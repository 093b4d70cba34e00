// Guide 2: decode the token and compare its exp with the time.

import type { Check, Sign } from '../contract/check';
import { seen, unseen } from './sign';
import { readToken, type ReadToken } from './token';

/** Nobody gives tokens a shorter life on purpose. */
const SHORT_S = 60;

export const jwtExpired: Check = {
  cause: 'jwt-expired',
  asks: 'jwt.decode(token): when does it expire, and what is the time?',
  async look(clues) {
    const token = readToken(clues);
    if (token === null) return [unseen('token expiry'), unseen('token lifetime'), unseen('token start')];
    return [expirySign(token), lifetimeSign(token), startSign(token)];
  },
};

function expirySign({ claims: { exp } }: ReadToken): Sign {
  if (exp === undefined) return seen('token expiry', 'none', 'the token has no exp');
  const passed = exp * 1000 <= Date.now();
  return seen(
    'token expiry',
    passed ? 'passed' : 'ahead',
    `exp ${iso(exp)} ${passed ? 'has passed' : 'lies ahead'}`,
  );
}

function lifetimeSign({ claims: { iat, exp } }: ReadToken): Sign {
  if (iat === undefined || exp === undefined)
    return unseen('token lifetime', 'the token has no iat, or no exp');
  const seconds = exp - iat;
  const value = seconds <= 0 ? 'none' : seconds < SHORT_S ? 'short' : 'long';
  return seen('token lifetime', value, `the token was issued for ${seconds} s`);
}

function startSign({ claims: { nbf } }: ReadToken): Sign {
  if (nbf === undefined) return seen('token start', 'none', 'the token has no nbf');
  const ahead = nbf * 1000 > Date.now();
  return seen(
    'token start',
    ahead ? 'ahead' : 'passed',
    `nbf ${iso(nbf)} ${ahead ? 'lies ahead' : 'has passed'}`,
  );
}

function iso(seconds: number): string {
  return new Date(seconds * 1000).toISOString();
}
