// Passwords as scrypt hashes: `scrypt:<cost>:<salt>:<hash>`.

import { randomBytes, scrypt as scryptCallback, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';

const scrypt = promisify(scryptCallback);
const COST = 16_384;

export async function hashPassword(password, cost = COST) {
  const salt = randomBytes(16);
  const hash = await scrypt(password, salt, 32, { N: cost });
  return `scrypt:${cost}:${salt.toString('base64')}:${hash.toString('base64')}`;
}

export async function fits(password, stored) {
  const [kind, cost, salt, hash] = stored.split(':');
  if (kind !== 'scrypt') return false;
  const wanted = Buffer.from(hash, 'base64');
  const got = await scrypt(password, Buffer.from(salt, 'base64'), wanted.length, { N: Number(cost) });
  return timingSafeEqual(got, wanted);
}
