// Makes up a person whom a scenario is about, but for what the target's configuration says of them.

import { randomBytes, randomUUID } from 'node:crypto';
import type { Person } from '../../contract/person';

/** Which rules for passwords want: a capital, a small letter, a digit, and something else. */
const EVERY_KIND = 'Aa1-';

export function newPerson(username: string, given: Readonly<Record<string, string>> = {}): Person {
  return {
    id: randomUUID(),
    email: `${username}@example.com`,
    password: EVERY_KIND + randomBytes(12).toString('base64url'),
    role: 'member',
    username,
    ...given,
  };
}
