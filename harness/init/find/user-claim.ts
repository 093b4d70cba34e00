// The claim of the token that names the user, where it is none of those that are read without a word.

import { guessed, type Finding } from '../finding';
import type { Source } from '../repository';

/** `sign({ author: id }, …)` of jsonwebtoken, `new SignJWT({ … })` of jose, `jwt.encode({"user": …})` of PyJWT. */
const MINTS = /\b(?:sign|signAsync|SignJWT|encode)\(\s*\{([^{}]*)\}/g;
const READ_WITHOUT_A_WORD = ['sub', 'userId', 'user_id', 'uid', 'id'];
const SUBJECT_APART = /setSubject\(|\bsubject\s*:/;
const NAMES_USER = /^(user|member|account|customer|author|owner|person|client)(_?id)?$/i;

/** Null where nothing speaks of it, or it needs no word. */
export function findUserClaim(sources: readonly Source[]): Finding | null {
  for (const { path, text } of sources) {
    for (const [, claims = ''] of text.matchAll(MINTS)) {
      const keys = keysIn(claims);
      if (SUBJECT_APART.test(text) || keys.some((key) => READ_WITHOUT_A_WORD.includes(key))) return null;
      const claim = keys.find((key) => NAMES_USER.test(key));
      if (claim !== undefined) return guessed({ claim }, path);
    }
  }
  return null;
}

function keysIn(literal: string): string[] {
  return literal.split(',').flatMap((pair) => /^\s*['"]?(\w+)['"]?\s*(?::|$)/.exec(pair)?.[1] ?? []);
}
