// Guide 9: the length and the beginning of what the client sends as its token.

import type { Check, Sign } from '../contract/check';
import type { Clues } from '../contract/clues';
import { seen, unseen } from './sign';
import { isWhole, readToken, tokenText } from './token';

/** A JWT begins with the base64url of `{"` (RFC 7519 §3). */
const BEGINNING = 'eyJ';

export const tokenFormat: Check = {
  cause: 'token-format',
  asks: 'token?.length and token?.substring(0, 20): does it start with eyJ, behind "Bearer "?',
  async look(clues) {
    return [headerSign(clues), formSign(clues)];
  },
};

function headerSign({ header }: Clues): Sign {
  if (header === undefined) return unseen('header form');
  if (header === null || header === '')
    return seen('header form', 'none', 'the client sent no Authorization header');
  const words = header.split(' ').filter((word) => word !== '');
  const schemes = words.filter((word) => /^bearer$/i.test(word)).length;
  if (schemes > 1) return seen('header form', 'scheme doubled', 'the header has "Bearer" twice');
  if (schemes === 0 || words.length !== 2)
    return seen('header form', 'no scheme', 'the header is not "Bearer <token>"');
  return seen('header form', 'proper', 'the header is "Bearer <token>"');
}

function formSign(clues: Clues): Sign {
  const text = tokenText(clues);
  if (text === null) return unseen('token form');
  if (text.startsWith('"')) return seen('token form', 'quoted', 'the token stands in quotation marks');
  if (!text.startsWith(BEGINNING))
    return seen('token form', 'no token', `what is sent is no token (${text.length} characters)`);
  const token = readToken({ ...clues, header: `Bearer ${text}` });
  if (token === null) return seen('token form', 'unreadable', 'the payload of the token cannot be read');
  return isWhole(token) === false
    ? seen(
        'token form',
        'cut off',
        `the signature of the token has ${token.signatureLength} characters, too few for ${token.algorithm}`,
      )
    : seen('token form', 'whole', `the token is whole (${text.length} characters)`);
}
