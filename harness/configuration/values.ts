// What `{{…}}` stands for in requests and SQL: of a person, and of a session.

import { createHash } from 'node:crypto';
import type { Person, Session, Subject } from '../contract/person';
import { claimsOf } from '../support/claims';
import type { Values } from '../support/text/fill-in';

export function personValues(person: Person, kept: Readonly<Record<string, string>> = {}): Values {
  return { ...person, ...kept };
}

/** Those of a state: whom it is about, and what the login gave. */
export function subjectValues({ person, session, freshId }: Subject): Values {
  return { ...personValues(person, session.kept), ...sessionValues(session), freshId };
}

export function sessionValues({ token, userId, kept }: Session): Values {
  return {
    ...kept,
    token,
    userId,
    'token.sha256': createHash('sha256').update(token).digest('hex'),
    ...Object.fromEntries(
      Object.entries(claimsOf(token)).map(([name, value]) => [`claims.${name}`, String(value)]),
    ),
  };
}
