// Guide 1: compare the secret of the process with the one that signed the token.

import jwt from 'jsonwebtoken';
import type { Check, Sign } from '../contract/check';
import type { Clues } from '../contract/clues';
import { secretOf } from './environment';
import { seen, unseen } from './sign';
import { readToken, tokenFingerprint, wholeToken } from './token';

const REQUESTS = 6;

export const jwtMismatch: Check = {
  cause: 'jwt-mismatch',
  asks: 'echo $JWT_SECRET: does it verify the token?',
  async look(clues) {
    return [algorithmSign(clues), signatureSign(clues), issuedHereSign(clues), await againSign(clues)];
  },
};

function algorithmSign(clues: Clues): Sign {
  const token = readToken(clues);
  return token === null
    ? unseen('token algorithm')
    : seen('token algorithm', token.algorithm, `the token is signed with ${token.algorithm}`);
}

/** With the whole token: whether the one on the wire was cut off is another question. */
function signatureSign(clues: Clues): Sign {
  const { environment } = clues;
  const token = wholeToken(clues);
  const secret = secretOf(clues);
  if (environment === undefined || token === null || secret === null) return unseen('signature');
  const name = clues.names.variables.secret;
  if (verifies(token, secret)) return seen('signature', 'fits', `${name} verifies the token's signature`);
  if (secret !== secret.trim() && verifies(token, secret.trim()))
    return seen(
      'signature',
      'fits the trimmed secret',
      `${name} verifies the token only without the white space around it`,
    );
  return seen('signature', 'does not fit', `${name} does not verify the token's signature`);
}

function verifies(token: string, secret: string): boolean {
  try {
    jwt.verify(token, secret, {
      ignoreExpiration: true,
      ignoreNotBefore: true,
      algorithms: ['HS256', 'HS384', 'HS512'],
    });
    return true;
  } catch {
    return false;
  }
}

function issuedHereSign(clues: Clues): Sign {
  const fingerprint = tokenFingerprint(clues);
  if (clues.log === undefined || fingerprint === null) return unseen('token issued here');
  const own = clues.log.some(
    ({ level, fields }) => level === 'info' && fields.tokenFingerprint === fingerprint,
  );
  return own
    ? seen('token issued here', 'yes', `the log shows that token ${fingerprint} was issued here`)
    : seen('token issued here', 'no', `the log does not show that token ${fingerprint} was issued here`);
}

/** The same request several times over: two processes that differ answer in turn. */
async function againSign(clues: Clues): Promise<Sign> {
  const { ask, path, header, token } = clues;
  const value = header ?? (token === undefined ? undefined : `Bearer ${token}`);
  if (ask === undefined || value === undefined) return unseen('same request again');
  const request = { method: 'GET', path, headers: { authorization: value } };
  let statuses: readonly number[];
  try {
    // At once: where the database makes each of them wait, they wait together.
    const answers = await Promise.all(Array.from({ length: REQUESTS }, () => ask(request)));
    statuses = answers.map(({ status }) => status);
  } catch {
    return unseen('same request again', 'the system did not answer');
  }
  const refused = statuses.filter((status) => status === 401).length;
  const value401 = refused === 0 ? 'never 401' : refused === REQUESTS ? 'always 401' : 'sometimes 401';
  return seen(
    'same request again',
    value401,
    `${refused} of ${REQUESTS} requests with the same token get 401`,
  );
}
