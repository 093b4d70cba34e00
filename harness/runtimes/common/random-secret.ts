// A secret that nobody guesses, in letters that need no quoting anywhere: 256 bits in base64url (RFC 4648 §5).

import { randomBytes } from 'node:crypto';

export function randomSecret(): string {
  return randomBytes(32).toString('base64url');
}
