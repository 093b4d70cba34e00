// A script of its own: reads a password from standard input and prints the hash for users.passwordHash.

import { text } from 'node:stream/consumers';
import { hashPassword } from '../passwords';

void text(process.stdin).then(async (input) => {
  console.log(await hashPassword(input.replace(/\r?\n$/, '')));
});
